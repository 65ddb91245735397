//! The letters of painted pictures: Arimo, whose letters are as wide as those of Arial and Helvetica, which other pictures ask for.
//! `fonts/README.md` tells which letters it has.

use crate::escape::visible;
use std::sync::LazyLock;
use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

static REGULAR: LazyLock<Option<Font>> =
    LazyLock::new(|| Font::parse(include_bytes!("../../fonts/Arimo-Regular.ttf")));
static BOLD: LazyLock<Option<Font>> =
    LazyLock::new(|| Font::parse(include_bytes!("../../fonts/Arimo-Bold.ttf")));

/// A font of the program.
pub(super) struct Font {
    face: Face<'static>,
    /// Units of the font for each em.
    units: f32,
}

/// A letter in its place.
pub(super) struct Letter {
    /// Its outline in ems, y downwards, the base line at 0.
    pub outline: Path,
    /// Where it begins, in ems from the beginning of the text.
    pub at: f32,
}

/// The embedded font of a weight; none if it is damaged, which tests exclude.
pub(super) fn font(is_bold: bool) -> Option<&'static Font> {
    if is_bold { BOLD.as_ref() } else { REGULAR.as_ref() }
}

impl Font {
    fn parse(bytes: &'static [u8]) -> Option<Self> {
        let face = Face::parse(bytes, 0).ok()?;
        let units = f32::from(face.units_per_em());
        Some(Self { face, units })
    }

    /// The letters of a text that leave something on the paper, from left to right, and the width of the text in ems.
    pub fn letters(&self, text: &str) -> (Vec<Letter>, f32) {
        let (mut letters, mut at) = (Vec::new(), 0.0);
        for letter in text.chars().filter(|letter| !is_unseen(*letter)) {
            let glyph = self.glyph(visible(letter));
            let mut outline = Outline { path: PathBuilder::new(), scale: 1.0 / self.units };
            self.face.outline_glyph(glyph, &mut outline);
            letters.extend(outline.path.finish().map(|outline| Letter { outline, at }));
            at += self.face.glyph_hor_advance(glyph).map_or(0.0, f32::from) / self.units;
        }
        (letters, at)
    }

    /// The glyph of a letter; an empty box for one that the font lacks.
    fn glyph(&self, letter: char) -> GlyphId {
        let letter = if letter == '✗' { '×' } else { letter };
        self.face.glyph_index(letter).unwrap_or_default()
    }
}

/// Marks that only steer what stands around them: direction, joining, breaks, variants.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Collects an outline, with y turned downwards.
struct Outline {
    path: PathBuilder,
    scale: f32,
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(x * self.scale, -y * self.scale);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(x * self.scale, -y * self.scale);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let s = self.scale;
        self.path.quad_to(x1 * s, -y1 * s, x * s, -y * s);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let s = self.scale;
        self.path.cubic_to(x1 * s, -y1 * s, x2 * s, -y2 * s, x * s, -y * s);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::outline::text_width;

    #[test]
    fn the_letters_of_europe_are_there() {
        let text =
            "Ÿūł Žďár Ñandú İstanbul Ðuro ßæøþ Ελλάδα Ώμέγα Москва Київ Ђорђе Việt Nguyễn “”‘’„…–—•€№™×→";
        for is_bold in [false, true] {
            let font = font(is_bold).unwrap();
            for letter in text.chars() {
                assert_ne!(font.glyph(letter), GlyphId(0), "{letter}");
            }
            assert_eq!(font.glyph('✗'), font.glyph('×'));
            assert_eq!(font.glyph('名'), GlyphId(0));
        }
    }

    #[test]
    fn texts_are_hardly_wider_than_their_boxes_were_made_for() {
        for text in [
            "Ronald Reagan",
            "Reykjavik summit",
            "Soviet Union",
            "WILLIAM MMMM",
            "Prime Minister of Kaldia",
            "31 delegations",
        ] {
            let wide = f64::from(font(false).unwrap().letters(text).1);
            assert!(wide < text_width(text, 1.0) * 1.03, "{text}: {wide}, {}", text_width(text, 1.0));
            let bold = f64::from(font(true).unwrap().letters(text).1);
            assert!(bold < text_width(text, 1.0) * 1.12, "{text}: {bold}");
        }
    }

    #[test]
    fn marks_that_steer_take_no_room_and_controls_are_blanks() {
        let font = font(false).unwrap();
        assert_eq!(font.letters("a\u{202e}b\u{200d}").1, font.letters("ab").1);
        assert_eq!(font.letters("a\u{7}b").1, font.letters("a b").1);
    }
}
