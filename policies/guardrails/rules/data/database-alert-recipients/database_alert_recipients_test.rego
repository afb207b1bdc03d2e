package guardrails.rules.data.database_alert_recipients_test

import data.guardrails.rules.data.database_alert_recipients as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/database-alert-recipients"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
