package guardrails.rules.identity.named_resources_test

import data.guardrails.rules.identity.named_resources as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/named-resources"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
