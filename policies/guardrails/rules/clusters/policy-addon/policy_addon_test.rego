package guardrails.rules.clusters.policy_addon_test

import data.guardrails.rules.clusters.policy_addon as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["clusters/policy-addon"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
