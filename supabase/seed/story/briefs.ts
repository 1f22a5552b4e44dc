/** What teams of the story ask for when the panel meets. */
export const asks = [
	'Two sprints of the web team to build it for every country, and the translations.',
	'Building it properly: what we tested is held together by a script that nobody wants to be called for at night.',
	'The same for the app, where half of these people are, and a month of watching it.',
	'The licence after the trial, and somebody who answers for the texts.',
	'A rollout store by store, with a colleague of operations on the phone in the first week.'
] as const;

export const runners = ['The web platform team', 'The CRM team', 'Store systems', 'The checkout team'] as const;

/** Under what condition somebody signs; mostly none. */
export const conditions = {
	security: ['Signed with the limit on tries that we agreed.', ''],
	privacy: ['No new data of customers, so nothing for the register.', ''],
	operations: ['With an alarm on the error rate before it goes to everybody.', ''],
	brand: ['The tone fits. Keep the short version of the headline.', '']
} as const;

/** What has to change before somebody signs. */
export const refusals = {
	security: 'The form answers as often as one asks. It needs a limit before it goes live.',
	privacy: 'The text does not say how long we keep the number. Legal has a sentence for it.',
	operations: 'Nobody is named who gets up when it breaks.',
	brand: 'The countdown shouts. We do not do that in our stores either.'
} as const;
