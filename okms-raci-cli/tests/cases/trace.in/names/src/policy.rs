crate::sure! {
    Customer is informed of DeployPatches;
}
