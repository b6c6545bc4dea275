"""The value lists of the workspace: codes that are stored, and the English words for them (keys of translation)."""

from __future__ import annotations

PARTY_KINDS = {
    "street": "Street engineering",
    "zoning": "Zoning",
    "electricity": "Electricity",
    "water": "Water supply and sewer",
    "district_heating": "District heating",
    "telecom": "Telecom",
    "gas": "Gas",
    "event_organiser": "Event organiser",
    "rescue": "Rescue and police",
    "public_transport": "Public transport",
    "contractor": "Contractor",
    "other": "Other",
}
WORK_TYPES = {
    "street_work": "Street work",
    "water_supply_and_sewer": "Water supply and sewer",
    "electricity": "Electricity",
    "district_heating": "District heating",
    "telecom": "Telecom",
    "gas": "Gas",
    "public_transport": "Public transport",
    "network_connection": "Connection to a network",
    "advertising": "Advertising",
    "other": "Other",
}
"""After the Finnish public-area permit schema (KuntaGML ``Tyolupa.kayttotarkoitus``)."""
EVENT_TYPES = {
    "festival": "Festival",
    "concert": "Concert",
    "market": "Market",
    "race": "Race",
    "fair": "Fair",
    "sports": "Sports",
    "public_meeting": "Public meeting",
    "other": "Other",
}
AREA_TYPES = {
    "venue": "Event venue",
    "plan": "Plan area",
    "protected_street": "Protected street",
    "access_route": "Access route",
}
STATUSES = {
    "draft": "Draft",
    "planned": "Planned",
    "confirmed": "Confirmed",
    "in_progress": "In progress",
    "completed": "Completed",
    "cancelled": "Cancelled",
}
CERTAINTIES = {"fixed": "Fixed dates", "window": "Some time between the dates"}
NOISES = {"none": "None", "moderate": "Moderate", "loud": "Loud"}
LANE_IMPACTS = {
    "none": "No lane touched",
    "one_lane": "One lane narrower or closed",
    "one_lane_both": "One lane in both directions",
    "several_lanes": "Several lanes",
    "one_direction_closed": "One direction closed",
    "both_directions_closed": "Several directions closed",
}
KINDS = {"work": "Work", "event": "Event", "area": "Area"}
OUTCOMES = {"conflict": "Conflict", "opportunity": "Opportunity", "notice": "Notice"}
SEVERITIES = {"high": "High", "medium": "Medium", "low": "Low"}
LIKELIHOODS = {"certain": "Certain", "possible": "Possible"}
DECISIONS = {
    "open": "Not assessed",
    "accepted": "Accepted",
    "rejected": "Rejected",
    "resolved": "Resolved",
    "snoozed": "Snoozed",
}
"""What a party says of an overlap."""
ASSESSMENTS = {
    **DECISIONS,
    "reassess": "To be assessed again",
    "closed": "No longer overlaps",
}
