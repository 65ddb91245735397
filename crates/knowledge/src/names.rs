//! Closed lists of names. A value that steers the program is an enum, and a name outside the list is a fault.

/// A value that files write as one of a closed list of names.
pub trait Closed: Copy + Sized {
    /// The value with this name; `None` if the name is not in the list.
    fn read(name: &str) -> Option<Self>;

    /// All names, which a fault lists.
    fn names() -> Vec<&'static str>;
}

/// Declares the enum of a closed list, its names, and the conversion from a name. The last variant may hold a value of another
/// list.
#[macro_export]
macro_rules! names {
    ($(#[$meta:meta])* $kind:ident { $($(#[doc = $about:literal])* $variant:ident = $name:literal,)+ }
        $($(#[$other:meta])* + $more:ident($inner:ident))?) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $kind {
            $($(#[doc = $about])* $variant,)+
            $($(#[$other])* $more($inner),)?
        }

        impl $kind {
            /// All variants that have a name of their own.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name that files use.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                    $(Self::$more(inner) => $inner::as_str(inner),)?
                }
            }

            /// The meaning of the value, from its documentation.
            #[cfg(test)]
            #[allow(dead_code, reason = "only documents ask")]
            pub(crate) const fn about(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($about),*),)+
                    $(Self::$more(inner) => $inner::about(inner),)?
                }
            }

            /// The value that files mean by a name; `None` if the name is unknown.
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None $(.or_else(|| $inner::from_name(name).map(Self::$more)))?,
                }
            }
        }

        impl $crate::Closed for $kind {
            fn read(name: &str) -> Option<Self> {
                Self::from_name(name)
            }

            fn names() -> Vec<&'static str> {
                let own = Self::ALL.iter().map(|one| one.as_str());
                own$(.chain(<$inner as $crate::Closed>::names()))?.collect()
            }
        }

        impl std::fmt::Display for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

pub(crate) use names;
