"""Drawing on the map: an area, a trench with its width, a place with its radius."""
