"""The desktop: dock, timeline, drawing, options. Widgets only; no SQL, no geometry."""
