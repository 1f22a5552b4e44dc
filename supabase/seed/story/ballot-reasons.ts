/** Why people of the panel voted as they did, where the story has no words of their own. */
export const ballotReasons = {
	promote: [
		'The interval is clear of zero and the guardrail held.',
		'Small, certain and cheap to run. That is enough for me.',
		'I read the registration again: this is what we said we would call a success.',
		'My team can carry it without new people.',
		'Customers asked for it and the numbers agree, which is rarer than it should be.',
		'Whatever the exact size, the low end of the interval still pays.',
		'The owners answered every question I had before the vote.',
		'It works in both halves of the time-box, so it is not the novelty.',
		'Let us not study it to death. Out with it.',
		'The guardrail was my worry. It is settled.'
	],
	iterate: [
		'The direction is right, the interval is still too wide.',
		'One more time-box costs little compared with a wrong answer.',
		'I would like to see it outside the first group before I say yes.',
		'The treatment was changed half-way; I want the second half again.',
		'Promising. Not proven.',
		'With the improvements the team lists I expect a clear answer, whichever.',
		'Too few days with normal traffic.',
		'The threshold is inside the interval, so we do not know.'
	],
	kill: [
		'The kill criterion was written for exactly this.',
		'Even the good end of the interval would not pay for running it.',
		'It cost us more on the guardrail than it could ever bring.',
		'We learned what we needed. The team is worth more elsewhere.',
		'I do not see what another time-box would change.',
		'It does the opposite of what we believed, and clearly.',
		'Stopping is the result here, and a good one.',
		'Nobody could tell me what they would do differently next time.'
	]
} as const;
