"""Reading what others wrote: names, dates and words of foreign layers."""
