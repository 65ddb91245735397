//! Recognises chunks that are one token because they are web or mail addresses.
//!
//! It accepts exactly the strings that spaCy's URL expression matches, in one pass per candidate host. Every part of that
//! expression ends at a character that the part itself cannot contain, so nothing has to be tried twice.

use crate::unicode::{CharSet, is_decimal, is_word};

/// Whether `text`, which contains no white space, is an address as a whole.
///
/// `lower` is the class of characters that a top-level domain may consist of.
pub(super) fn is_url(text: &str, lower: &CharSet) -> bool {
    if !text.contains('.') {
        return false;
    }
    let is_address = |start: usize| is_host_and_path(&text[start..], lower);
    is_address(0)
        || scheme_len(text).is_some_and(is_address)
        || text.match_indices('@').any(|(at, _)| at > 0 && is_address(at + 1))
}

/// The length in bytes of a leading `[\w+-.]{2,}://`.
fn scheme_len(text: &str) -> Option<usize> {
    let name = &text[..text.find("://")?];
    let long_enough = name.chars().nth(1).is_some();
    (long_enough && name.chars().all(|c| is_word(c) || matches!(c, '+' | '-' | '.')))
        .then_some(name.len() + 3)
}

/// Whether the text is a host, an optional port, and an optional path to the end.
fn is_host_and_path(text: &str, lower: &CharSet) -> bool {
    let end = text.find([':', '/', '?', '#', '@']).unwrap_or(text.len());
    let (host, rest) = text.split_at(end);
    (is_domain(host, lower) || is_public_ipv4(host)) && (is_path(rest) || is_port_and_path(rest))
}

fn is_path(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['/', '?', '#'])
}

/// Whether the text is `:\d{2,5}`, then a path.
fn is_port_and_path(rest: &str) -> bool {
    let Some(port) = rest.strip_prefix(':') else { return false };
    let digits = port.find(|c| !is_decimal(c)).unwrap_or(port.len());
    (2..=5).contains(&port[..digits].chars().count()) && is_path(&port[digits..])
}

/// Whether the host is one or more labels, each followed by a full stop, and a top-level domain of 2 to 63 lower-case characters.
fn is_domain(host: &str, lower: &CharSet) -> bool {
    let mut labels = host.rsplit('.');
    let top = labels.next().unwrap_or_default();
    let mut labels = labels.peekable();
    labels.peek().is_some()
        && (2..=63).contains(&top.chars().count())
        && top.chars().all(|c| lower.contains(c))
        && labels.all(is_label)
}

/// Whether the label has 1 to 64 characters, with hyphens and underscores only inside.
fn is_label(label: &str) -> bool {
    let is_edge = |c: char| c.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&c);
    label.starts_with(is_edge)
        && label.ends_with(is_edge)
        && label.chars().count() <= 64
        && label.chars().all(|c| is_edge(c) || matches!(c, '-' | '_'))
}

/// Whether the host is a dotted address outside the private, loopback and link-local networks.
fn is_public_ipv4(host: &str) -> bool {
    let parts: Vec<&str> = host.split('.').collect();
    let [a, b, c, d] = parts[..] else { return false };
    if !is_first_octet(a) || !is_inner_octet(b) || !is_inner_octet(c) || !is_last_octet(d) {
        return false;
    }
    match (a, b) {
        ("10" | "127", _) | ("169", "254") | ("192", "168") => false,
        ("172", b) => !is_private_172(b),
        _ => true,
    }
}

/// Whether the octet is 1 to 223. Its last two digits may be of any script, as in `\d`.
fn is_first_octet(octet: &str) -> bool {
    digits_fit(octet, |digits| match digits {
        [a] | [a, _] => matches!(a, '1'..='9'),
        ['1', _, _] => true,
        ['2', tens, units] => matches!(tens, '0' | '1') || (*tens == '2' && matches!(units, '0'..='3')),
        _ => false,
    })
}

/// Whether the octet is 0 to 255; leading zeros are allowed.
fn is_inner_octet(octet: &str) -> bool {
    digits_fit(octet, |digits| match digits {
        [_] | [_, _] | ['1', _, _] => true,
        ['2', tens, units] => matches!(tens, '0'..='4') || (*tens == '5' && matches!(units, '0'..='5')),
        _ => false,
    })
}

/// Whether the octet is 1 to 254.
fn is_last_octet(octet: &str) -> bool {
    digits_fit(octet, |digits| match digits {
        [a] | [a, _] => matches!(a, '1'..='9'),
        ['1', _, _] => true,
        ['2', tens, units] => matches!(tens, '0'..='4') || (*tens == '5' && matches!(units, '0'..='4')),
        _ => false,
    })
}

/// Whether the octet is 16 to 31.
fn is_private_172(octet: &str) -> bool {
    digits_fit(octet, |digits| match digits {
        ['1', units] => matches!(units, '6'..='9'),
        ['2', _] => true,
        ['3', units] => matches!(units, '0' | '1'),
        _ => false,
    })
}

fn digits_fit(octet: &str, fits: impl Fn(&[char]) -> bool) -> bool {
    let digits: Vec<char> = octet.chars().take(4).collect();
    digits.iter().all(|c| is_decimal(*c)) && fits(&digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> bool {
        is_url(text, &CharSet::new(vec![(u32::from('a'), u32::from('z'))]))
    }

    #[test]
    fn accepts_hosts_with_and_without_trimmings() {
        for text in [
            "example.com",
            "https://example.com",
            "www.example.co.uk/path?x=1",
            "http://user:secret@example.org:8080/#top",
            "ana.ruiz@example.org",
            "8.8.8.8",
            "http://8.8.8.8:53/x",
            "x_y.example.com",
            "a.bc",
            "mailto@x@y.org",
        ] {
            assert!(check(text), "{text}");
        }
    }

    #[test]
    fn refuses_what_only_looks_like_an_address() {
        for text in [
            "example",
            "end.Start",
            "192.168.0.1",
            "10.1.2.3",
            "172.20.0.1",
            "a.b",
            "-x.com",
            "x-.com",
            "example.com:1",
            "example.com:123456",
            "h://",
            "@",
            "...",
            "1.2.3.4.5",
            "300.1.1.1",
        ] {
            assert!(!check(text), "{text}");
        }
    }
}
