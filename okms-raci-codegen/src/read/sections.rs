//! Sections and activities.

use super::Reader;
use super::fields::Fields;
use crate::model::{Activity, Party, Section, Text};
use crate::names::{id_from_title, kebab, normalized};
use crate::yaml::Node;

impl Reader<'_> {
    pub(super) fn sections_of(
        &mut self,
        fields: &mut Fields,
        parent: Option<usize>,
        parties: &[Party],
    ) {
        for node in self.list(fields, "sections") {
            self.section(node, parent, parties);
        }
    }

    fn section(&mut self, node: Node, parent: Option<usize>, parties: &[Party]) {
        let keys = ["number", "id", "title", "aliases", "activities", "sections"];
        let mut fields = self.fields(node, "a section", &keys);
        let number = self.optional(&mut fields, "number");
        let title = self.required(&mut fields, "title");
        let id = self.id(&mut fields, &title);
        let aliases = self.aliases(&mut fields);
        let activities = self.list(&mut fields, "activities");
        let depth = 1 + parent.map_or(0, |parent| self.sections[parent].depth);
        let position = self.sections.len();
        let size = activities.len();
        let kebab_id = kebab(&id.text);
        self.sections.push(Section { number, id, kebab_id, title, aliases, depth, parent, size });
        for node in activities {
            self.activity(node, position, parties);
        }
        self.sections_of(&mut fields, Some(position), parties);
    }

    fn activity(&mut self, node: Node, section: usize, parties: &[Party]) {
        let keys = ["id", "title", "aliases", "roles", "allow"];
        let mut fields = self.fields(node, "an activity", &keys);
        let title = self.required(&mut fields, "title");
        let id = self.id(&mut fields, &title);
        let aliases = self.aliases(&mut fields);
        let problems_before = self.problems.len();
        let (roles, roles_at) = self.roles(&mut fields, parties);
        let roles_understood =
            self.problems.len() == problems_before && roles_at.is_some() && self.parties_known;
        let allow = self.allowances(&mut fields);
        self.activities.push(Activity {
            kebab_id: kebab(&id.text),
            id,
            title,
            aliases,
            section,
            roles,
            roles_at,
            roles_understood,
            allow,
        });
    }

    /// The id that is given, or one made from the title.
    fn id(&mut self, fields: &mut Fields, title: &Text) -> Text {
        match fields.take("id") {
            Some(node) => {
                let id = self.text(node, "id").unwrap_or_default();
                Text { text: normalized(&id.text), ..id }
            }
            None if title.is_missing() => Text::default(),
            None => Text { text: id_from_title(&title.text), at: title.at },
        }
    }
}
