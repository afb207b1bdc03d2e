package guardrails.rules.network.web_application_firewall_test

import data.guardrails.rules.network.web_application_firewall as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/web-application-firewall"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
