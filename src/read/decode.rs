//! Bytes → text: byte order mark, declaration, valid UTF-8, guess, and what was decided and why.

use std::borrow::Cow;
use std::ops::Range;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED,
};

use super::declared::{self, Declaration};
use crate::document::{Trouble, TroubleKind};
use crate::error::{Error, ErrorKind, Result};

/// Decoded text and how it came about.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    /// WHATWG name.
    pub encoding: &'static str,
    /// `option`, `bom`, `meta`, `xml`, `utf-8` or `guess`.
    pub from: &'static str,
    pub troubles: Vec<Trouble>,
}

/// Decodes the input; `label` overrides what would be detected.
pub(super) fn decode(bytes: &[u8], label: Option<&str>) -> Result<Decoded> {
    if let Some(label) = label {
        let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| {
            Error::new(
                ErrorKind::Option,
                format!("没有名为“{label}”的编码。可用 utf-8、gb18030、gbk、big5、utf-16le 等。"),
            )
        })?;
        return Ok(decode_as(bytes, encoding, "option"));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(decode_as(bytes, encoding, "bom"));
    }
    let valid = UTF_8.decode_without_bom_handling_and_without_replacement(bytes);
    let Some(declaration) = declared::find(bytes) else {
        return Ok(match valid {
            Some(text) => keep(text, "utf-8"),
            None => decode_as(bytes, guess(bytes), "guess"),
        });
    };
    Ok(match valid {
        Some(text) if declaration.encoding == UTF_8 => keep(text, declaration.from),
        valid => declared_or_better(bytes, &declaration, valid.is_some()),
    })
}

/// Decodes as declared, unless that cannot be right.
fn declared_or_better(bytes: &[u8], declaration: &Declaration, valid_utf_8: bool) -> Decoded {
    let encoding = match declaration.encoding {
        // A declaration that can be read as ASCII cannot be in UTF-16 (so the standard as well).
        e if e == UTF_16LE || e == UTF_16BE => UTF_8,
        e if e == X_USER_DEFINED => WINDOWS_1252,
        e => e,
    };
    let from = declaration.from;
    let overrule = |encoding, from| {
        let mut decoded = decode_as(bytes, encoding, from);
        let place = declaration.place.clone();
        // The declaration is ASCII, but text in another encoding may stand before it.
        if decoded.text.get(place.clone()).is_some() {
            decoded.troubles.insert(
                0,
                Trouble {
                    kind: TroubleKind::EncodingOverruled,
                    place,
                },
            );
        }
        decoded
    };
    if valid_utf_8 {
        // Text of another encoding is hardly ever valid UTF-8 by chance, unless it is ASCII or very short.
        return if encoding == UTF_8 || !has_characters_beyond_ascii(bytes) {
            decode_as(bytes, encoding, from)
        } else {
            overrule(UTF_8, "utf-8")
        };
    }
    if encoding.is_single_byte() {
        // Such a decoder never fails, so only the guess can tell that the page is Chinese.
        let guessed = guess(bytes);
        return if guessed.is_single_byte() {
            decode_as(bytes, encoding, from)
        } else {
            overrule(guessed, "guess")
        };
    }
    let decoded = decode_as(bytes, encoding, from);
    if is_plausible(&decoded.text, &decoded.troubles) {
        return decoded;
    }
    let other = guess(bytes);
    if unify(other) == unify(encoding) || other.is_single_byte() {
        return decoded;
    }
    let better = overrule(other, "guess");
    if undecodable(&better.troubles) < undecodable(&decoded.troubles) {
        better
    } else {
        decoded
    }
}

/// The most likely encoding of bytes that are not valid UTF-8.
fn guess(bytes: &[u8]) -> &'static Encoding {
    // One bad byte must not turn the whole into another encoding.
    let as_utf_8 = decode_as(bytes, UTF_8, "guess");
    if is_plausible(&as_utf_8.text, &as_utf_8.troubles) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // A few bytes that fit no encoding do not keep the detector from the one that is usual in the country.
    detector.guess(Some(b"cn"), Utf8Detection::Allow)
}

/// Whether so few characters are damaged that the encoding may still be right.
fn is_plausible(text: &str, troubles: &[Trouble]) -> bool {
    if troubles.is_empty() {
        return true;
    }
    let beyond_ascii = text.chars().filter(|c| !c.is_ascii()).count();
    undecodable(troubles) * 20 <= beyond_ascii
}

fn undecodable(troubles: &[Trouble]) -> usize {
    troubles
        .iter()
        .filter(|t| t.kind == TroubleKind::UndecodableBytes)
        .map(|t| t.place.len() / char::REPLACEMENT_CHARACTER.len_utf8())
        .sum()
}

/// Whether more than a character or two lie beyond ASCII.
fn has_characters_beyond_ascii(bytes: &[u8]) -> bool {
    bytes.iter().filter(|&&b| b >= 0xC0).nth(2).is_some()
}

/// GBK and its superset are one decoder; the standard's name for the label `gb2312` is the smaller one.
fn unify(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

/// Valid UTF-8 is the text as it is.
fn keep(text: Cow<str>, from: &'static str) -> Decoded {
    Decoded {
        text: text.into_owned(),
        encoding: UTF_8.name(),
        from,
        troubles: Vec::new(),
    }
}

fn decode_as(bytes: &[u8], encoding: &'static Encoding, from: &'static str) -> Decoded {
    let encoding = unify(encoding);
    let (text, troubles) = match encoding.decode_with_bom_removal(bytes) {
        (text, false) => (text.into_owned(), Vec::new()),
        (_, true) => decode_damaged(bytes, encoding),
    };
    Decoded {
        text,
        encoding: if encoding == GB18030 {
            "GB18030"
        } else {
            encoding.name()
        },
        from,
        troubles,
    }
}

/// Decodes with a replacement character for each sequence of bytes that is none, and keeps their places.
fn decode_damaged(bytes: &[u8], encoding: &'static Encoding) -> (String, Vec<Trouble>) {
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut rest = bytes;
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = &rest[read..];
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(rest.len().max(16) * 3),
            DecoderResult::Malformed(..) => {
                let start = text.len();
                text.push(char::REPLACEMENT_CHARACTER);
                match places.last_mut() {
                    Some(last) if last.end == start => last.end = text.len(),
                    _ => places.push(start..text.len()),
                }
            }
        }
    }
    let trouble = |place| Trouble {
        kind: TroubleKind::UndecodableBytes,
        place,
    };
    (text, places.into_iter().map(trouble).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "各相关单位要按照职责分工,认真落实年度目标任务。";

    fn page(label: &str, encoding: &'static Encoding) -> Vec<u8> {
        let page = format!("<html><meta charset=\"{label}\"><p>{TEXT}</p></html>");
        encoding.encode(&page).0.into_owned()
    }

    fn kinds(decoded: &Decoded) -> Vec<TroubleKind> {
        decoded.troubles.iter().map(|t| t.kind).collect()
    }

    #[test]
    fn gb2312_is_read_as_its_superset() {
        let decoded = decode(&page("gb2312", GBK), None).expect("text");
        assert_eq!((decoded.encoding, decoded.from), ("GB18030", "meta"));
        assert!(decoded.text.contains(TEXT) && decoded.troubles.is_empty());
    }

    #[test]
    fn a_wrong_declaration_is_overruled() {
        for label in ["gb2312", "iso-8859-1", "big5"] {
            let decoded = decode(&page(label, UTF_8), None).expect("text");
            assert_eq!((decoded.encoding, decoded.from), ("UTF-8", "utf-8"));
            assert_eq!(kinds(&decoded), [TroubleKind::EncodingOverruled]);
            assert!(decoded.text.contains(TEXT));
        }
        for label in ["utf-8", "iso-8859-1"] {
            let decoded = decode(&page(label, GBK), None).expect("text");
            assert_eq!(
                (decoded.encoding, decoded.from),
                ("GB18030", "guess"),
                "{label}"
            );
            assert_eq!(kinds(&decoded), [TroubleKind::EncodingOverruled]);
            assert!(decoded.text.contains(TEXT));
        }
    }

    #[test]
    fn one_bad_byte_leaves_the_rest_right() {
        for (label, encoding, name) in [("gb2312", GBK, "GB18030"), ("utf-8", UTF_8, "UTF-8")] {
            for declare in [true, false] {
                let mut bytes = page(if declare { label } else { "" }, encoding);
                let at = bytes.len() - b"</p></html>".len();
                bytes.insert(at, 0xFF);
                let decoded = decode(&bytes, None).expect("text");
                assert_eq!(decoded.encoding, name);
                assert!(decoded.text.contains(&format!("{TEXT}\u{fffd}</p>")));
                assert_eq!(kinds(&decoded), [TroubleKind::UndecodableBytes]);
                let place = decoded.troubles[0].place.clone();
                assert_eq!(&decoded.text[place], "\u{fffd}");
            }
        }
    }

    #[test]
    fn without_declaration_utf_8_comes_before_a_guess() {
        let decoded = decode(TEXT.as_bytes(), None).expect("text");
        assert_eq!((decoded.encoding, decoded.from), ("UTF-8", "utf-8"));
        let decoded = decode(&GBK.encode(TEXT).0, None).expect("text");
        assert_eq!((decoded.encoding, decoded.from), ("GB18030", "guess"));
        assert_eq!(decoded.text, TEXT);
    }

    #[test]
    fn byte_order_marks_decide_and_are_not_counted() {
        let mut bytes = b"\xEF\xBB\xBF".to_vec();
        bytes.extend(TEXT.bytes());
        let decoded = decode(&bytes, None).expect("text");
        assert_eq!((decoded.text.as_str(), decoded.from), (TEXT, "bom"));
        let mut bytes = b"\xFF\xFE".to_vec();
        bytes.extend(TEXT.encode_utf16().flat_map(u16::to_le_bytes));
        let decoded = decode(&bytes, None).expect("text");
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding),
            (TEXT, "UTF-16LE")
        );
    }

    #[test]
    fn the_option_overrides_and_must_be_known() {
        let decoded = decode(&GBK.encode(TEXT).0, Some("gbk")).expect("text");
        assert_eq!((decoded.text.as_str(), decoded.from), (TEXT, "option"));
        let error = decode(b"", Some("klingon")).expect_err("unknown");
        assert_eq!(error.kind(), ErrorKind::Option);
    }
}
