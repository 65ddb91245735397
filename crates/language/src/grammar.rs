//! Dependency labels and fine tags as enums, so that a mistyped one does not compile.

use std::fmt;

/// Declares a closed list of names: the enum, its names, and the conversion from a name.
macro_rules! names {
    ($(#[$meta:meta])* $kind:ident { $($(#[$own:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
        #[allow(missing_docs, reason = "the names are those of the scheme")]
        pub enum $kind { $($(#[$own])* $variant,)+ }

        impl $kind {
            /// All of them, in the order above.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name in the scheme.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The value with this name; `None` if the scheme does not have the name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }

        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

names! {
    /// Label of a dependency in the ClearNLP scheme, which spaCy's English models use.
    Dep {
        Root = "ROOT",
        Acl = "acl",
        Acomp = "acomp",
        Advcl = "advcl",
        Advmod = "advmod",
        Agent = "agent",
        Amod = "amod",
        Appos = "appos",
        Attr = "attr",
        Aux = "aux",
        Auxpass = "auxpass",
        Case = "case",
        Cc = "cc",
        Ccomp = "ccomp",
        Compound = "compound",
        Conj = "conj",
        Csubj = "csubj",
        Csubjpass = "csubjpass",
        Dative = "dative",
        #[default]
        Dep = "dep",
        Det = "det",
        Dobj = "dobj",
        Expl = "expl",
        Intj = "intj",
        Mark = "mark",
        Meta = "meta",
        Neg = "neg",
        Nmod = "nmod",
        Npadvmod = "npadvmod",
        Nsubj = "nsubj",
        Nsubjpass = "nsubjpass",
        Nummod = "nummod",
        Oprd = "oprd",
        Parataxis = "parataxis",
        Pcomp = "pcomp",
        Pobj = "pobj",
        Poss = "poss",
        Preconj = "preconj",
        Predet = "predet",
        Prep = "prep",
        Prt = "prt",
        Punct = "punct",
        Quantmod = "quantmod",
        Relcl = "relcl",
        Xcomp = "xcomp",
    }
}

names! {
    /// Fine tag: those of the Penn Treebank and those that OntoNotes and spaCy add.
    Tag {
        Dollar = "$",
        CloseQuote = "''",
        OpenQuote = "``",
        Comma = ",",
        OpenBracket = "-LRB-",
        CloseBracket = "-RRB-",
        Stop = ".",
        Colon = ":",
        Space = "_SP",
        Add = "ADD",
        Afx = "AFX",
        Cc = "CC",
        Cd = "CD",
        Dt = "DT",
        Ex = "EX",
        Fw = "FW",
        Hyph = "HYPH",
        In = "IN",
        Jj = "JJ",
        Jjr = "JJR",
        Jjs = "JJS",
        Ls = "LS",
        Md = "MD",
        Nfp = "NFP",
        Nn = "NN",
        Nnp = "NNP",
        Nnps = "NNPS",
        Nns = "NNS",
        Pdt = "PDT",
        Pos = "POS",
        Prp = "PRP",
        PrpPoss = "PRP$",
        Rb = "RB",
        Rbr = "RBR",
        Rbs = "RBS",
        Rp = "RP",
        Sym = "SYM",
        To = "TO",
        Uh = "UH",
        Vb = "VB",
        Vbd = "VBD",
        Vbg = "VBG",
        Vbn = "VBN",
        Vbp = "VBP",
        Vbz = "VBZ",
        Wdt = "WDT",
        Wp = "WP",
        WpPoss = "WP$",
        Wrb = "WRB",
        #[default]
        Xx = "XX",
    }
}

impl Tag {
    /// Whether the tag is any verb form except a modal.
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// Whether the tag is a common or proper noun in the plural.
    pub fn is_plural(self) -> bool {
        matches!(self, Self::Nns | Self::Nnps)
    }

    /// Whether the tag is a personal or possessive pronoun.
    pub fn is_pronoun(self) -> bool {
        matches!(self, Self::Prp | Self::PrpPoss)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        assert!(Dep::ALL.iter().all(|dep| Dep::from_name(dep.as_str()) == Some(*dep)));
        assert!(Tag::ALL.iter().all(|tag| Tag::from_name(tag.as_str()) == Some(*tag)));
        assert_eq!(Dep::from_name("nsub"), None);
    }
}
