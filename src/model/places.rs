//! Where the values of a row stand.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::span::Span;

/// Where each value of a row stands, by the name of the value, in the order of the names.
///
/// A map in JSON. Here a sorted list: rows have half a dozen values, and a notice many rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places(Vec<(Cow<'static, str>, Span)>);

impl Places {
    /// The place of a value.
    pub fn get(&self, name: &str) -> Option<&Span> {
        // Of half a dozen names one is found sooner by its length than by its order.
        let found = self.0.iter().find(|(known, _)| known == name)?;
        Some(&found.1)
    }

    /// How many values have a place.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Every place with the name of its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Span)> {
        self.0.iter().map(|(name, at)| (name.as_ref(), at))
    }

    /// Every place.
    pub fn values(&self) -> impl Iterator<Item = &Span> {
        self.0.iter().map(|(_, at)| at)
    }

    /// Notes the place of a value, where it has one, instead of the one that it had.
    pub(crate) fn insert(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        at: impl Into<Option<Span>>,
    ) {
        let Some(at) = at.into() else { return };
        let name = name.into();
        match self.position(&name) {
            Ok(known) => self.0[known].1 = at,
            Err(free) => self.0.insert(free, (name, at)),
        }
    }

    /// Takes the place of a value out.
    pub(crate) fn remove(&mut self, name: &str) -> Option<Span> {
        let at = self.position(name).ok()?;
        Some(self.0.remove(at).1)
    }

    /// No places yet, with room for some.
    pub(crate) fn with_capacity(count: usize) -> Self {
        Places(Vec::with_capacity(count))
    }

    /// Gives back memory that is not needed once all places are known.
    pub(crate) fn shrink_to_fit(&mut self) {
        self.0.shrink_to_fit();
    }

    fn position(&self, name: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(known, _)| known.as_ref().cmp(name))
    }
}

impl Serialize for Places {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Places {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let places = std::collections::BTreeMap::<String, Span>::deserialize(deserializer)?;
        Ok(Places(
            places
                .into_iter()
                .map(|(name, at)| (Cow::Owned(name), at))
                .collect(),
        ))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Places {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Places".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        std::collections::BTreeMap::<String, Span>::json_schema(generator)
    }
}
