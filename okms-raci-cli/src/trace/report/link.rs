//! Where a place in the code can be looked at.

use std::str::FromStr;

use okms_raci_core::escape::UriPath;

use crate::trace::Evidence;

/// An address with `{path}` and maybe `{line}` in it.
#[derive(Clone, Debug)]
pub(crate) struct LinkTemplate(String);

impl LinkTemplate {
    pub(crate) fn link(&self, found: &Evidence) -> String {
        let path = UriPath(&found.file).to_string();
        // In this order, since a path has no braces left in it.
        self.0.replace("{path}", &path).replace("{line}", &found.line.to_string())
    }
}

impl FromStr for LinkTemplate {
    type Err = String;

    fn from_str(template: &str) -> Result<Self, String> {
        let is_web = ["https://", "http://"].iter().any(|scheme| template.starts_with(scheme));
        if !is_web && template.contains(':') {
            return Err("an address starts with `https://`, or is a path".to_owned());
        }
        if !template.contains("{path}") {
            return Err("`{path}` has to stand where the path of the file goes".to_owned());
        }
        Ok(LinkTemplate(template.to_owned()))
    }
}
