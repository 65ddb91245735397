//! The widely known type beside each node type, so that plain SPARQL finds nodes by either without reasoning.

/// Node type and prefixed IRI. `Evidence`, `Origin` and `Dispute` have none.
pub const WIDELY_KNOWN: &[(&str, &str)] = &[
    ("Claim", "rdf:Statement"),
    ("Country", "schema:Country"),
    ("Document", "schema:CreativeWork"),
    ("Event", "schema:Event"),
    ("Extraction", "prov:Activity"),
    ("Meeting", "schema:Event"),
    ("Office", "org:Post"),
    ("Organization", "schema:Organization"),
    ("Person", "schema:Person"),
    ("Place", "schema:Place"),
    ("Report", "schema:NewsArticle"),
    ("Statement", "schema:Quotation"),
    ("Tool", "prov:Entity"),
    ("Topic", "skos:Concept"),
];
