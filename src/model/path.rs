//! The way to an item of the outline.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;

/// The way to an item of the outline (层次): printed ordinals from the outermost item to it, without their closing mark,
/// brackets as ASCII (`二`, `(二)`, `2`).
///
/// Reads as a slice. An item shares its path with the tasks that come from it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Arc<[SmolStr]>);

impl Deref for Path {
    type Target = [SmolStr];
    fn deref(&self) -> &[SmolStr] {
        &self.0
    }
}

impl FromIterator<SmolStr> for Path {
    fn from_iter<I: IntoIterator<Item = SmolStr>>(ordinals: I) -> Self {
        Path(ordinals.into_iter().collect())
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.deref().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Path {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Path(Vec::deserialize(deserializer)?.into()))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Path {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Path".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<SmolStr>::json_schema(generator)
    }
}
