package duties

# Where the cloud provider is asked, the customer has to answer for it.
deny contains message if {
    some activity in data.activities
    contains(activity.roles.Provider, "C")
    not contains(object.get(activity.roles, "Customer", ""), "A")
    message := sprintf("%s: the customer has to answer for it", [activity.title])
}

# What the partner does, by section.
partner[section] contains activity.title if {
    some activity in data.activities
    contains(activity.roles.Partner, "R")
    section := activity.section
}
