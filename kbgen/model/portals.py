"""Returns portals: the address that opens an order in each, below the portal's own address.

Only what a vendor documents is filled in: a portal that takes no parameters opens at its form.
"""

#: Name, as in `[actions.<name>] portal` → path and query, with places.
PORTALS = {
    # By docs.loopreturns.com, "Deep link to a customer order".
    "loop": "/?order={order}&zip={zip}",
    # By docs.zigzag.global, "Deep links"; an email address may take the place of the postcode.
    "zigzag": "/returnPortal/Details?OrderNumber={order}&deliveryPostcode={zip}&lang={language}",
    # No parameters are documented: readers type in what the portal asks for.
    "aftership": "/",
    "returnless": "/",
}
