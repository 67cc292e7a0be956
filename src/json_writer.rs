//! Writes what serde describes as JSON text: byte for byte as serde_json does.
//!
//! serde_json's own writer can fail at each byte, and writes names and values in one function for each type of member: in the
//! browser's module that weighs 30 kB more than this, which writes into memory and never fails.

use std::fmt::{self, Write};

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
    SerializeTupleVariant, Serializer,
};

/// The text so far.
#[derive(Default)]
pub struct Writer {
    /// The text.
    pub text: String,
}

/// What serde wants for what cannot be written, such as a map whose keys are lists. Nothing of ours is such.
#[derive(Debug)]
pub struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("this cannot be written as JSON")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Done = Result<(), Unwritable>;

impl Writer {
    fn quoted(&mut self, text: &str) {
        self.text.push('"');
        self.escaped(text);
        self.text.push('"');
    }

    #[inline(never)]
    fn escaped(&mut self, text: &str) {
        let mut rest = text;
        while let Some((plain, after)) =
            rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\').and_then(|at| rest.split_at_checked(at))
        {
            self.text.push_str(plain);
            let mut characters = after.chars();
            match characters.next() {
                Some(itself @ ('"' | '\\')) => self.text.extend(['\\', itself]),
                Some('\n') => self.text.push_str("\\n"),
                Some('\r') => self.text.push_str("\\r"),
                Some('\t') => self.text.push_str("\\t"),
                Some('\u{8}') => self.text.push_str("\\b"),
                Some('\u{c}') => self.text.push_str("\\f"),
                Some(other) => {
                    self.text.push_str("\\u00");
                    self.text.extend([16, 1].into_iter().filter_map(|place| char::from_digit(u32::from(other) / place % 16, 16)));
                }
                None => {}
            }
            rest = characters.as_str();
        }
        self.text.push_str(rest);
    }

    #[inline(never)]
    fn number(&mut self, number: u64, negative: bool) {
        if negative {
            self.text.push('-');
        }
        let mut place = 1;
        while number / place >= 10 {
            place *= 10;
        }
        while place > 0 {
            self.text.push(char::from(b'0' + (number / place % 10) as u8));
            place /= 10;
        }
    }

    fn open(&mut self, start: char, end: char) -> Parts<'_> {
        self.text.push(start);
        Parts { writer: self, first: true, end, wrapped: false }
    }

    /// `{"name":[...]}` and its like: a variant that holds several values.
    fn variant(&mut self, name: &str, start: char, end: char) -> Parts<'_> {
        self.text.push('{');
        self.quoted(name);
        self.text.push(':');
        Parts { wrapped: true, ..self.open(start, end) }
    }
}

/// A list or an object in the making.
pub struct Parts<'a> {
    writer: &'a mut Writer,
    first: bool,
    end: char,
    /// Whether an object stands around it.
    wrapped: bool,
}

impl Parts<'_> {
    #[inline(never)]
    fn comma(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.writer.text.push(',');
        }
    }

    #[inline(never)]
    fn name(&mut self, name: &str) {
        self.comma();
        self.writer.quoted(name);
        self.writer.text.push(':');
    }

    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Done {
        self.name(name);
        value.serialize(&mut *self.writer)
    }

    fn entry<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.comma();
        value.serialize(&mut *self.writer)
    }

    #[inline(never)]
    fn close(self) {
        self.writer.text.push(self.end);
        if self.wrapped {
            self.writer.text.push('}');
        }
    }
}

macro_rules! numbers {
    ($($signed:ident $signed_type:ty, $unsigned:ident $unsigned_type:ty;)*) => {
        $(
            fn $signed(self, value: $signed_type) -> Done {
                self.number(i64::from(value).unsigned_abs(), value < 0);
                Ok(())
            }

            fn $unsigned(self, value: $unsigned_type) -> Done {
                self.number(u64::from(value), false);
                Ok(())
            }
        )*
    };
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    numbers! {
        serialize_i8 i8, serialize_u8 u8;
        serialize_i16 i16, serialize_u16 u16;
        serialize_i32 i32, serialize_u32 u32;
        serialize_i64 i64, serialize_u64 u64;
    }

    fn serialize_bool(self, value: bool) -> Done {
        self.text.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Done {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Done {
        if !value.is_finite() {
            return self.serialize_unit();
        }
        write!(self.text, "{value:?}").map_err(|_| Unwritable)
    }

    fn serialize_char(self, value: char) -> Done {
        self.quoted(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Done {
        self.quoted(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Done {
        value.serialize(self)
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, variant: &'static str, value: &T) -> Done {
        let mut parts = self.open('{', '}');
        parts.member(variant, value)?;
        parts.close();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Unwritable> {
        Ok(self.open('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Unwritable> {
        Ok(self.open('[', ']'))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Unwritable> {
        Ok(self.open('[', ']'))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Parts<'a>, Unwritable> {
        Ok(self.variant(variant, '[', ']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, Unwritable> {
        Ok(self.open('{', '}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Unwritable> {
        Ok(self.open('{', '}'))
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Parts<'a>, Unwritable> {
        Ok(self.variant(variant, '{', '}'))
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Done {
        self.text.push('"');
        write!(Escaped(self), "{value}").map_err(|_| Unwritable)?;
        self.text.push('"');
        Ok(())
    }
}

/// What is written into it stands within quotes.
struct Escaped<'a>(&'a mut Writer);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.escaped(text);
        Ok(())
    }
}

macro_rules! lists {
    ($($kind:ident $add:ident)*) => {
        $(impl $kind for Parts<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                self.entry(value)
            }

            fn end(self) -> Done {
                self.close();
                Ok(())
            }
        })*
    };
}
lists! {
    SerializeSeq serialize_element
    SerializeTuple serialize_element
    SerializeTupleStruct serialize_field
    SerializeTupleVariant serialize_field
}

macro_rules! objects {
    ($($kind:ident)*) => {
        $(impl $kind for Parts<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
                self.member(name, value)
            }

            fn end(self) -> Done {
                self.close();
                Ok(())
            }
        })*
    };
}
objects!(SerializeStruct SerializeStructVariant);

impl SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.comma();
        let start = self.writer.text.len();
        key.serialize(&mut *self.writer)?;
        // A name is a text; numbers and truths become one.
        match self.writer.text.get(start..).and_then(|key| key.chars().next()) {
            Some('"') => {}
            Some('[' | '{') | None => return Err(Unwritable),
            Some(_) => {
                self.writer.text.insert(start, '"');
                self.writer.text.push('"');
            }
        }
        self.writer.text.push(':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::Serialize;

    use super::Writer;

    #[derive(Debug, Serialize)]
    enum Kind {
        Alone,
        One(i64),
        Two(u8, bool),
        Named { a: Option<char>, b: () },
    }

    #[derive(Debug, Serialize)]
    struct All<'a> {
        text: &'a str,
        texts: BTreeMap<String, Vec<u32>>,
        numbers: BTreeMap<i32, (f64, i8)>,
        kinds: [Kind; 4],
        #[serde(flatten)]
        inner: Inner,
    }

    #[derive(Debug, Serialize)]
    struct Inner {
        none: Option<u64>,
        empty: [u8; 0],
        shown: String,
    }

    proptest! {
        #[test]
        fn the_text_is_that_of_serde_json(
            text in any::<String>(),
            controls in "[\u{0}-\u{24}\\\\\"é]{0,20}",
            number in any::<(i64, u8, u32, f64)>(),
            key in any::<i32>(),
            letter in any::<Option<char>>(),
        ) {
            let all = All {
                text: &text,
                texts: BTreeMap::from([(controls.clone(), vec![0, number.2, 10])]),
                numbers: BTreeMap::from([(key, (f64::from(number.2), -1))]),
                kinds: [Kind::Alone, Kind::One(number.0), Kind::Two(number.1, true), Kind::Named { a: letter, b: () }],
                inner: Inner { none: None, empty: [], shown: controls },
            };
            let mut writer = Writer::default();
            prop_assert!(all.serialize(&mut writer).is_ok());
            prop_assert_eq!(writer.text, serde_json::to_string(&all).unwrap_or_default());
        }
    }
}
