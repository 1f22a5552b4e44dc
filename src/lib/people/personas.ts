/** The people of the demo story whom a visitor of the demo can be, one for each way of using the product. */
export type Persona = {
	readonly key: string;
	/** Name and place in the company. */
	readonly label: string;
	/** What this person comes for. */
	readonly says: string;
	readonly email: string;
};

export const personas = [
	{
		key: 'marketing-participant',
		label: 'Lotte de Vries, campaign manager',
		says: 'Takes part in the hackathon from marketing and runs an experiment',
		email: 'lotte.de.vries@brouwerlind.example'
	},
	{
		key: 'it-participant',
		label: 'Jonas Weber, backend engineer',
		says: 'Takes part in the hackathon from IT and looks for a team',
		email: 'jonas.weber@brouwerlind.example'
	},
	{
		key: 'bridging-participant',
		label: 'Noor Haddad, marketing technologist',
		says: 'Works on both sides and leads a team that has handed in',
		email: 'noor.haddad@brouwerlind.example'
	},
	{
		key: 'organizer',
		label: 'Saskia Bakker, innovation programme lead',
		says: 'Organizes the hackathon that is running',
		email: 'saskia.bakker@brouwerlind.example'
	},
	{
		key: 'marketing-leader',
		label: 'Annelies Brouwer, chief marketing officer',
		says: 'Decides on the board, one vote for marketing',
		email: 'annelies.brouwer@brouwerlind.example'
	},
	{
		key: 'it-leader',
		label: 'Henrik Sørensen, chief information officer',
		says: 'Decides on the board, one vote for IT',
		email: 'henrik.sorensen@brouwerlind.example'
	},
	{
		key: 'admin',
		label: 'Petra Vos, IT service manager',
		says: 'Looks after people and roles',
		email: 'petra.vos@brouwerlind.example'
	}
] as const satisfies readonly Persona[];
