"""The Processing provider and its algorithms: read parameters, call the engine and the stores, write the sinks."""
