okms_raci::assert_raci! { Customer is informed of DeployPatches; }
