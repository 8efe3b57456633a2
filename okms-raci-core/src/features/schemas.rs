//! Schemas of what serde writes.

extern crate alloc;

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::{EnumKey, EnumMap, FromName, Role, RoleSet, Vocabulary};

/// The type of a schema's name.
pub type SchemaName = Cow<'static, str>;

/// The schema of an item: one of the ids, since serde writes those.
///
/// ```
/// use okms_raci_core::{Role, schema_of};
///
/// let schema = schema_of::<Role>();
/// assert_eq!(schema.get("description").unwrap(), "One of the 4 roles.");
/// assert_eq!(schema.get("enum").unwrap()[0], "Responsible");
/// ```
#[must_use]
pub fn schema_of<T: FromName>() -> Schema {
    let Vocabulary { ids, plural, .. } = T::VOCABULARY;
    one_of(ids, &format!("One of the {} {plural}.", ids.len()))
}

fn one_of(texts: &[&str], description: &str) -> Schema {
    json_schema!({ "description": description, "type": "string", "enum": texts })
}

/// With the feature `schemars`: one of the names.
impl JsonSchema for Role {
    fn schema_name() -> SchemaName {
        "Role".into()
    }

    fn schema_id() -> SchemaName {
        "okms_raci::Role".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema_of::<Role>()
    }
}

/// With the feature `schemars`: the letters.
impl JsonSchema for RoleSet {
    fn schema_name() -> SchemaName {
        "RoleSet".into()
    }

    fn schema_id() -> SchemaName {
        "okms_raci::RoleSet".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let description = "The letters of the roles that one party holds in one activity.";
        one_of(&RoleSet::LETTERS, description)
    }
}

/// With the feature `schemars`: an object with each id once.
impl<K: EnumKey + FromName, V: JsonSchema> JsonSchema for EnumMap<K, V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> SchemaName {
        format!("{} of each of the {}", V::schema_name(), K::VOCABULARY.plural).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<V>();
        let Vocabulary { ids, plural, .. } = K::VOCABULARY;
        let values: BTreeMap<&str, &Schema> = ids.iter().map(|id| (*id, &value)).collect();
        json_schema!({
            "description": format!("A value for each of the {} {plural}.", ids.len()),
            "type": "object",
            "properties": values,
            "required": ids,
            "additionalProperties": false,
        })
    }
}
