"""The timeline: works and events as bars on a calendar, which can be moved with mouse and keys."""
