//! What Keyhouse, an integrator, runs of OVHcloud's key management service, and what it leaves to its clients.
//!
//! Its clients refine this matrix as `Client`. That it takes on all of OKMS is checked in each build.

okms_raci::include_matrix! { pub mod managed_keys }
