//! Reads a chain: the files that a user names, and all matrices that they refine.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use okms_raci_claims::Refinement;

use super::table::lines;
use super::{Chain, Link, Missing, Node, Outer, Place, Trial, place, read_place};
use crate::import::{Hints, NO_DATE};
use crate::source::{self, Form, Loaded, SourceArgs};
use crate::status::Error;

impl Chain {
    /// Reads files, and all matrices that they refine.
    pub(crate) fn read(files: &[PathBuf], trial: &Trial) -> Chain {
        let mut reader = Reader { chain: Chain::default(), known: HashMap::new(), trial };
        for file in files {
            reader.named(file);
        }
        // Outer matrices are added on the way.
        let mut next = 0;
        while next < reader.chain.nodes.len() {
            reader.links_of(next);
            next += 1;
        }
        let Reader { mut chain, .. } = reader;
        let depths: Vec<usize> = (0..chain.nodes.len()).map(|node| chain.depth(node)).collect();
        chain.links.sort_by_key(|link| depths[link.inner]);
        chain
    }

    /// The longest way to an outermost matrix.
    fn depth(&self, node: usize) -> usize {
        let mut depth = 0;
        let mut level = vec![node];
        loop {
            let links = self.links.iter().filter(|link| level.contains(&link.inner));
            let mut outer: Vec<usize> = links.map(|link| link.outer).collect();
            if outer.is_empty() {
                return depth;
            }
            outer.sort_unstable();
            outer.dedup();
            level = outer;
            depth += 1;
        }
    }

    /// The files on the way from one matrix to another one that it refines, both included.
    fn way(&self, from: usize, to: usize) -> Option<Vec<usize>> {
        let mut before: Vec<Option<usize>> = vec![None; self.nodes.len()];
        let mut open = vec![from];
        while let Some(node) = open.pop() {
            if node == to {
                let steps = std::iter::successors(Some(to), |at| before[*at]);
                let mut way: Vec<usize> = steps.collect();
                way.reverse();
                return Some(way);
            }
            for link in self.links.iter().filter(|link| link.inner == node) {
                if link.outer != from && before[link.outer].is_none() {
                    before[link.outer] = Some(node);
                    open.push(link.outer);
                }
            }
        }
        None
    }
}

struct Reader<'a> {
    chain: Chain,
    known: HashMap<Place, usize>,
    trial: &'a Trial,
}

impl Reader<'_> {
    /// A file that the user named.
    fn named(&mut self, file: &Path) {
        let place = if source::is_built_in(file) {
            Place::BuiltIn
        } else {
            Place::File(file.canonicalize().unwrap_or_else(|_| file.to_owned()))
        };
        if self.known.contains_key(&place) {
            return;
        }
        let hints = Hints { undated: Some(NO_DATE), ..Hints::default() };
        match source::read(&SourceArgs { path: file.to_owned(), hints, ..SourceArgs::default() }) {
            Ok(Loaded { file: name, matrix, yaml, .. }) => {
                let outer = Outer::new(matrix);
                self.add(place, name, file.to_owned(), outer, yaml.is_some());
            }
            Err(error) => self.chain.problems.push(error),
        }
    }

    fn add(
        &mut self,
        place: Place,
        file: String,
        path: PathBuf,
        outer: Outer,
        is_yaml: bool,
    ) -> usize {
        let Outer { matrix, rows } = outer;
        self.chain.nodes.push(Node { file, path, is_yaml, matrix, rows });
        let at = self.chain.nodes.len() - 1;
        self.known.insert(place, at);
        at
    }

    fn links_of(&mut self, inner: usize) {
        for entry in 0..self.chain.nodes[inner].matrix.refines.len() {
            match self.outer(inner, entry).and_then(|outer| self.link(inner, entry, outer)) {
                Ok(link) => self.chain.links.push(link),
                Err(problem) => {
                    let file = &self.chain.nodes[inner].file;
                    self.chain.problems.push(Error::new(format_args!("{file}: {problem}")));
                }
            }
        }
    }

    fn outer(&mut self, inner: usize, entry: usize) -> Result<usize, String> {
        let node = &self.chain.nodes[inner];
        let entry = &node.matrix.refines[entry];
        let said = |missing: Missing| format!("{}\n{}", missing.message, missing.help);
        let (place, path) = place(entry, &node.path, self.trial).map_err(said)?;
        if let Some(known) = self.known.get(&place) {
            return Ok(*known);
        }
        let outer = read_place(&place, &path, self.trial, &entry.revision).map_err(said)?;
        let file = if place == Place::BuiltIn {
            source::BUILT_IN.to_owned()
        } else {
            path.display().to_string()
        };
        let is_yaml = Form::of_path(&path).is_ok_and(|form| form == Form::Yaml);
        Ok(self.add(place, file, path, outer, is_yaml))
    }

    fn link(&self, inner: usize, entry: usize, outer: usize) -> Result<Link, String> {
        if let Some(way) = self.chain.way(outer, inner) {
            let way = std::iter::once(inner).chain(way);
            let way: Vec<&str> = way.map(|at| self.chain.nodes[at].file.as_str()).collect();
            return Err(format!(
                "the chain leads back: {}\ntake the entry out of one of them",
                way.join(" refines ")
            ));
        }
        let (own, other) = (&self.chain.nodes[inner].rows, &self.chain.nodes[outer].rows);
        let refinement = Refinement::new(own, entry, other);
        let party = own.refines[entry].party.as_str();
        let party = other.parties.iter().position(|item| item.is_or_was(party));
        let is_other = refinement.gaps.iter().find(|gap| gap.rule == "other-matrix");
        let is_other =
            is_other.or_else(|| refinement.gaps.iter().find(|_| refinement.duties.is_empty()));
        match (party, is_other) {
            (Some(party), None) => {
                Ok(Link { inner, entry, outer, party, lines: lines(own, other, &refinement) })
            }
            (_, Some(gap)) => Err(format!("{}\n{}", gap.message.replace('\n', "; "), gap.help)),
            (None, None) => Err("the party is unknown\n`raci check` says more".to_owned()),
        }
    }
}
