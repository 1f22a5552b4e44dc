/**
 * What marketing and IT of Brouwer & Lind want together this year, in order. An idea names the first whose `tags` it
 * shares; `agreed` are the leaders who agreed, `reworded` says how its name read before.
 */
export const priorities = [
	{
		by: 'Fatima',
		name: 'More people finish the order they began',
		why: 'Two of three baskets are left. One point more of finished orders is worth € 1.9 million a year, and it shows in the checkout completion rate.',
		owner: undefined,
		agreed: ['Annelies', 'Henrik'],
		reworded: undefined,
		tags: ['checkout', 'basket', 'payment', 'product page', 'search', 'calculator', 'delivery', 'speed']
	},
	{
		by: 'Henrik',
		name: 'Store and web shop are one shop',
		why: 'Seven of ten web customers also buy in a store, and we serve them as two people. Better when collecting, stock and services work the same in both.',
		owner: 'it',
		agreed: ['Marco', 'Fatima'],
		reworded: undefined,
		tags: ['stores', 'stock', 'click and collect', 'services', 'booking', 'sorting', 'tools']
	},
	{
		by: 'Katrien',
		name: 'Customers come back because they want to',
		why: 'A card member who buys a third time stays for years. We count who comes back within 90 days without a discount.',
		owner: 'marketing',
		agreed: ['Katrien'],
		reworded: 'More loyalty',
		tags: ['loyalty', 'e-mail', 'voucher', 'personal', 'push', 'offers', 'subscription', 'recommendations', 'homepage']
	},
	{
		by: 'Annelies',
		name: 'Less comes back, less is thrown away',
		why: 'A return costs € 11 and ends in the bin more often than we like. Better when fewer parcels come back and more of what does is sold again.',
		owner: undefined,
		agreed: ['Marco', 'Stefan'],
		reworded: undefined,
		tags: ['returns', 'waste', 'honesty', 'samples', 'images']
	},
	{
		by: 'Stefan',
		name: 'Everybody works with the same numbers',
		why: 'Marketing and IT bring different numbers to the same meeting. Better when a number is asked for once and everybody trusts it.',
		owner: 'it',
		agreed: ['Stefan', 'Katrien'],
		reworded: undefined,
		tags: ['analytics', 'metrics', 'data', 'quality', 'privacy']
	}
] as const;
