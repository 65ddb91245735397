//! The names of the vocabulary that code must know. Every other type and relation is only a file in `data/`, so adding one
//! changes no Rust. `knowledge` checks at load that each of these names has its file.

/// Makes a module of constants and the list of them.
macro_rules! names {
    ($(#[$about:meta])* $module:ident { $($constant:ident = $name:literal,)+ }) => {
        $(#[$about])*
        pub mod $module {
            $(
                #[doc = concat!("`", $name, "`")]
                pub const $constant: &str = $name;
            )+

            /// All constants, sorted.
            pub const ALL: &[&str] = &[$($constant,)+];
        }
    };
}

names! {
    /// Node types, each a file `data/types/<name>.toml`.
    types {
        CLAIM = "Claim",
        COUNTRY = "Country",
        DISPUTE = "Dispute",
        DOCUMENT = "Document",
        EVENT = "Event",
        EVIDENCE = "Evidence",
        EXTRACTION = "Extraction",
        MEETING = "Meeting",
        OFFICE = "Office",
        ORGANIZATION = "Organization",
        ORIGIN = "Origin",
        PERSON = "Person",
        PLACE = "Place",
        REPORT = "Report",
        STATEMENT = "Statement",
        TOOL = "Tool",
        TOPIC = "Topic",
    }
}

names! {
    /// Relations, each a file `data/relations/<name>.toml`.
    relations {
        ABOUT = "about",
        ACCUSES = "accuses",
        ADDRESSED_TO = "addressedTo",
        ADOPTS = "adopts",
        AGREES_WITH = "agreesWith",
        ATTENDS = "attends",
        BASED_IN = "basedIn",
        BASED_ON = "basedOn",
        CITIZEN_OF = "citizenOf",
        CRITICIZES = "criticizes",
        DEMANDS = "demands",
        DENIES = "denies",
        DISCUSSES = "discusses",
        DOUBTS = "doubts",
        EDITED_BY = "editedBy",
        ENVOY_OF = "envoyOf",
        FOUNDED = "founded",
        HOLDS_OFFICE = "holdsOffice",
        HOSTS = "hosts",
        ISSUES = "issues",
        KIN_OF = "kinOf",
        LEADS = "leads",
        LOCATED_IN = "locatedIn",
        MEETS_WITH = "meetsWith",
        MEMBER_COUNT = "memberCount",
        MEMBER_OF = "memberOf",
        MENTIONS = "mentions",
        OFFICE_OF = "officeOf",
        ON_DATE = "onDate",
        PART_OF = "partOf",
        PARTICIPANT_COUNT = "participantCount",
        PRAISES = "praises",
        PRECEDES = "precedes",
        PROPOSES = "proposes",
        PUBLISHED_BY = "publishedBy",
        PUBLISHED_ON = "publishedOn",
        REJECTS = "rejects",
        REPRESENTS = "represents",
        REVIEWS = "reviews",
        SAYS = "says",
        SHARES_TEXT_WITH = "sharesTextWith",
        SIGNS = "signs",
        SUPPORTS = "supports",
        TRANSLATED_BY = "translatedBy",
        WORKS_FOR = "worksFor",
        WRITTEN_BY = "writtenBy",
    }
}

/// Qualifiers of claims that code must know, each a property with `reads` in `data/ontology/properties.toml`.
pub mod qualifiers {
    /// How somebody votes: for, against or abstains. Each position excludes the others.
    pub const POSITION: &str = "position";
}
