package guardrails.rules.identity.cache_access_list_test

import data.guardrails.rules.identity.cache_access_list as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/cache-access-list"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
