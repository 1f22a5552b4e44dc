export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
	public: {
		Tables: {
			activity: {
				Row: {
					actor_id: string | null;
					at: string;
					details: NonNullable<Json>;
					hash: string;
					previous_hash: string;
					seq: number;
					subject: string;
					subject_id: string;
					verb: string;
				};
				ComputedFields: never;
				Insert: {
					actor_id?: string | null;
					at: string;
					details?: NonNullable<Json>;
					hash: string;
					previous_hash: string;
					seq: number;
					subject: string;
					subject_id: string;
					verb: string;
				};
				Update: {
					actor_id?: string | null;
					at?: string;
					details?: NonNullable<Json>;
					hash?: string;
					previous_hash?: string;
					seq?: number;
					subject?: string;
					subject_id?: string;
					verb?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'activity_actor_id_fkey';
						columns: ['actor_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			agenda_items: {
				Row: {
					at: string;
					event_id: number;
					id: number;
					note: string;
					place: string;
					title: string;
				};
				ComputedFields: never;
				Insert: {
					at: string;
					event_id: number;
					id?: never;
					note?: string;
					place?: string;
					title: string;
				};
				Update: {
					at?: string;
					event_id?: number;
					id?: never;
					note?: string;
					place?: string;
					title?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'agenda_items_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'agenda_items_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'agenda_items_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					}
				];
			};
			amendments: {
				Row: {
					amended_at: string;
					amended_by: string;
					amended_value: string;
					criterion_id: number | null;
					experiment_id: number;
					field: string;
					id: number;
					reason: string;
					registered_value: string | null;
				};
				ComputedFields: never;
				Insert: {
					amended_at?: string;
					amended_by: string;
					amended_value: string;
					criterion_id?: number | null;
					experiment_id: number;
					field: string;
					id?: never;
					reason: string;
					registered_value?: string | null;
				};
				Update: {
					amended_at?: string;
					amended_by?: string;
					amended_value?: string;
					criterion_id?: number | null;
					experiment_id?: number;
					field?: string;
					id?: never;
					reason?: string;
					registered_value?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'amendments_amended_by_fkey';
						columns: ['amended_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'amendments_criterion_id_fkey';
						columns: ['criterion_id'];
						isOneToOne: false;
						referencedRelation: 'criteria';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'amendments_criterion_id_fkey';
						columns: ['criterion_id'];
						isOneToOne: false;
						referencedRelation: 'criteria_met';
						referencedColumns: ['criterion_id'];
					},
					{
						foreignKeyName: 'amendments_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'amendments_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'amendments_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'amendments_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'amendments_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'amendments_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'amendments_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'amendments_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'amendments_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'amendments_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					}
				];
			};
			announcements: {
				Row: {
					audience: Database['public']['Enums']['audience'];
					challenge_id: number | null;
					due_at: string;
					event_id: number;
					id: number;
					says: string;
					team_id: number | null;
					withdrawn_at: string | null;
					written_at: string;
					written_by: string;
				};
				ComputedFields: never;
				Insert: {
					audience?: Database['public']['Enums']['audience'];
					challenge_id?: number | null;
					due_at: string;
					event_id: number;
					id?: never;
					says: string;
					team_id?: number | null;
					withdrawn_at?: string | null;
					written_at?: string;
					written_by: string;
				};
				Update: {
					audience?: Database['public']['Enums']['audience'];
					challenge_id?: number | null;
					due_at?: string;
					event_id?: number;
					id?: never;
					says?: string;
					team_id?: number | null;
					withdrawn_at?: string | null;
					written_at?: string;
					written_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'announcements_challenge_is_of_the_event';
						columns: ['challenge_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'challenges';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'announcements_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'announcements_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'announcements_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'announcements_team_is_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'announcements_team_is_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'announcements_written_by_fkey';
						columns: ['written_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			asks: {
				Row: {
					experiment_id: number;
					id: number;
					money: number | null;
					person_days: number | null;
					run_by: string;
					run_cost: number | null;
					words: string;
					written_at: string;
					written_by: string;
				};
				ComputedFields: never;
				Insert: {
					experiment_id: number;
					id?: never;
					money?: number | null;
					person_days?: number | null;
					run_by?: string;
					run_cost?: number | null;
					words: string;
					written_at?: string;
					written_by: string;
				};
				Update: {
					experiment_id?: number;
					id?: never;
					money?: number | null;
					person_days?: number | null;
					run_by?: string;
					run_cost?: number | null;
					words?: string;
					written_at?: string;
					written_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'asks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'asks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'asks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'asks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'asks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'asks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'asks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'asks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'asks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'asks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'asks_written_by_fkey';
						columns: ['written_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			awards: {
				Row: {
					corrected_at: string | null;
					correction: string;
					event_id: number;
					id: number;
					name: string;
					position: number;
					prepared_at: string;
					prepared_by: string;
					reason: string;
					team_id: number;
				};
				ComputedFields: never;
				Insert: {
					corrected_at?: string | null;
					correction?: string;
					event_id: number;
					id?: never;
					name: string;
					position: number;
					prepared_at?: string;
					prepared_by: string;
					reason: string;
					team_id: number;
				};
				Update: {
					corrected_at?: string | null;
					correction?: string;
					event_id?: number;
					id?: never;
					name?: string;
					position?: number;
					prepared_at?: string;
					prepared_by?: string;
					reason?: string;
					team_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'awards_are_for_a_team_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'awards_are_for_a_team_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'awards_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'awards_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'awards_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'awards_prepared_by_fkey';
						columns: ['prepared_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			ballot_boxes: {
				Row: {
					closes_at: string;
					experiment_id: number;
					has_panel: boolean;
					id: number;
					opened_at: string;
					opened_by: string;
					quorum: number;
					quorum_at_reveal: number | null;
					quorum_percent: number | null;
					revealed_at: string | null;
					revealed_by: string | null;
					rule: Database['public']['Enums']['ballot_rule'];
					time_box: number;
					withdrawn_at: string | null;
					withdrawn_by: string | null;
				};
				ComputedFields: never;
				Insert: {
					closes_at: string;
					experiment_id: number;
					has_panel?: boolean;
					id?: never;
					opened_at?: string;
					opened_by: string;
					quorum?: number;
					quorum_at_reveal?: number | null;
					quorum_percent?: number | null;
					revealed_at?: string | null;
					revealed_by?: string | null;
					rule?: Database['public']['Enums']['ballot_rule'];
					time_box: number;
					withdrawn_at?: string | null;
					withdrawn_by?: string | null;
				};
				Update: {
					closes_at?: string;
					experiment_id?: number;
					has_panel?: boolean;
					id?: never;
					opened_at?: string;
					opened_by?: string;
					quorum?: number;
					quorum_at_reveal?: number | null;
					quorum_percent?: number | null;
					revealed_at?: string | null;
					revealed_by?: string | null;
					rule?: Database['public']['Enums']['ballot_rule'];
					time_box?: number;
					withdrawn_at?: string | null;
					withdrawn_by?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_opened_by_fkey';
						columns: ['opened_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_revealed_by_fkey';
						columns: ['revealed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_withdrawn_by_fkey';
						columns: ['withdrawn_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			ballot_seats: {
				Row: {
					box_id: number;
					conflict: string;
					could_vote: boolean | null;
					delegate_id: string | null;
					function: Database['public']['Enums']['job_function'];
					is_recused: boolean;
					on_panel: boolean;
					person_id: string;
				};
				ComputedFields: never;
				Insert: {
					box_id: number;
					conflict?: string;
					could_vote?: boolean | null;
					delegate_id?: string | null;
					function: Database['public']['Enums']['job_function'];
					is_recused?: boolean;
					on_panel?: boolean;
					person_id: string;
				};
				Update: {
					box_id?: number;
					conflict?: string;
					could_vote?: boolean | null;
					delegate_id?: string | null;
					function?: Database['public']['Enums']['job_function'];
					is_recused?: boolean;
					on_panel?: boolean;
					person_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'ballot_seats_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'agenda';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'ballot_seats_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'ballot_boxes';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_seats_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'ballot_splits';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_seats_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'board_cards';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'ballot_seats_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'box_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_seats_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'undoable';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'ballot_seats_delegate_id_fkey';
						columns: ['delegate_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_seats_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			ballots: {
				Row: {
					box_id: number;
					cast_at: string;
					cast_by: string | null;
					choice: Database['public']['Enums']['ballot_choice'];
					confidence: number;
					function: Database['public']['Enums']['job_function'];
					objects_to: Database['public']['Enums']['ballot_choice'] | null;
					reason: string;
					version: number;
					voter_id: string;
				};
				ComputedFields: never;
				Insert: {
					box_id: number;
					cast_at: string;
					cast_by?: string | null;
					choice: Database['public']['Enums']['ballot_choice'];
					confidence: number;
					function: Database['public']['Enums']['job_function'];
					objects_to?: Database['public']['Enums']['ballot_choice'] | null;
					reason: string;
					version?: number;
					voter_id: string;
				};
				Update: {
					box_id?: number;
					cast_at?: string;
					cast_by?: string | null;
					choice?: Database['public']['Enums']['ballot_choice'];
					confidence?: number;
					function?: Database['public']['Enums']['job_function'];
					objects_to?: Database['public']['Enums']['ballot_choice'] | null;
					reason?: string;
					version?: number;
					voter_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'ballots_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'agenda';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'ballots_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'ballot_boxes';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballots_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'ballot_splits';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballots_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'board_cards';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'ballots_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'box_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballots_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'undoable';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'ballots_cast_by_fkey';
						columns: ['cast_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballots_voter_id_fkey';
						columns: ['voter_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			blockers: {
				Row: {
					handover_id: number;
					id: number;
					opened_at: string;
					opened_by: string;
					resolution: string | null;
					resolved_at: string | null;
					resolved_by: string | null;
					words: string;
				};
				ComputedFields: never;
				Insert: {
					handover_id: number;
					id?: never;
					opened_at: string;
					opened_by: string;
					resolution?: string | null;
					resolved_at?: string | null;
					resolved_by?: string | null;
					words: string;
				};
				Update: {
					handover_id?: number;
					id?: never;
					opened_at?: string;
					opened_by?: string;
					resolution?: string | null;
					resolved_at?: string | null;
					resolved_by?: string | null;
					words?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'blockers_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handover_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'blockers_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handovers';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'blockers_opened_by_fkey';
						columns: ['opened_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'blockers_resolved_by_fkey';
						columns: ['resolved_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			board_limits: {
				Row: {
					most: number;
					set_at: string;
					set_by: string;
					state: Database['public']['Enums']['experiment_state'];
				};
				ComputedFields: never;
				Insert: {
					most: number;
					set_at?: string;
					set_by: string;
					state: Database['public']['Enums']['experiment_state'];
				};
				Update: {
					most?: number;
					set_at?: string;
					set_by?: string;
					state?: Database['public']['Enums']['experiment_state'];
				};
				Relationships: [
					{
						foreignKeyName: 'board_limits_set_by_fkey';
						columns: ['set_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			board_views: {
				Row: {
					id: number;
					is_shared: boolean;
					name: string;
					person_id: string;
					query: string;
					saved_at: string;
				};
				ComputedFields: never;
				Insert: {
					id?: never;
					is_shared?: boolean;
					name: string;
					person_id: string;
					query: string;
					saved_at?: string;
				};
				Update: {
					id?: never;
					is_shared?: boolean;
					name?: string;
					person_id?: string;
					query?: string;
					saved_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'board_views_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			budgets: {
				Row: {
					amount: number;
					days: number;
					id: number;
					priority_id: number | null;
					quarter: string;
					set_at: string;
					set_by: string;
				};
				ComputedFields: never;
				Insert: {
					amount: number;
					days: number;
					id?: never;
					priority_id?: number | null;
					quarter: string;
					set_at?: string;
					set_by: string;
				};
				Update: {
					amount?: number;
					days?: number;
					id?: never;
					priority_id?: number | null;
					quarter?: string;
					set_at?: string;
					set_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'budgets_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priorities';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'budgets_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priority_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'budgets_set_by_fkey';
						columns: ['set_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			calendar_feeds: {
				Row: {
					made_at: string;
					person_id: string;
					scope: string;
					token_hash: string;
				};
				ComputedFields: never;
				Insert: {
					made_at?: string;
					person_id: string;
					scope: string;
					token_hash: string;
				};
				Update: {
					made_at?: string;
					person_id?: string;
					scope?: string;
					token_hash?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'calendar_feeds_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			challenges: {
				Row: {
					brief: string;
					event_id: number;
					id: number;
					owner_id: string | null;
					position: number;
					resources: NonNullable<Json>;
					title: string;
				};
				ComputedFields: never;
				Insert: {
					brief?: string;
					event_id: number;
					id?: never;
					owner_id?: string | null;
					position: number;
					resources?: NonNullable<Json>;
					title: string;
				};
				Update: {
					brief?: string;
					event_id?: number;
					id?: never;
					owner_id?: string | null;
					position?: number;
					resources?: NonNullable<Json>;
					title?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'challenges_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'challenges_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'challenges_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'challenges_owner_id_fkey';
						columns: ['owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			comments: {
				Row: {
					author_id: string;
					body: string;
					hidden_at: string | null;
					hidden_by: string | null;
					hidden_reason: string;
					id: number;
					idea_id: number;
					removed_at: string | null;
					reply_to: number | null;
					written_at: string;
				};
				ComputedFields: never;
				Insert: {
					author_id?: string;
					body: string;
					hidden_at?: string | null;
					hidden_by?: string | null;
					hidden_reason?: string;
					id?: never;
					idea_id: number;
					removed_at?: string | null;
					reply_to?: number | null;
					written_at?: string;
				};
				Update: {
					author_id?: string;
					body?: string;
					hidden_at?: string | null;
					hidden_by?: string | null;
					hidden_reason?: string;
					id?: never;
					idea_id?: number;
					removed_at?: string | null;
					reply_to?: number | null;
					written_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'comments_answer_one_of_the_same_idea';
						columns: ['reply_to', 'idea_id'];
						isOneToOne: false;
						referencedRelation: 'comments';
						referencedColumns: ['id', 'idea_id'];
					},
					{
						foreignKeyName: 'comments_author_id_fkey';
						columns: ['author_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'comments_hidden_by_fkey';
						columns: ['hidden_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'comments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'comments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'comments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					}
				];
			};
			conflicts_of_interest: {
				Row: {
					declared_at: string;
					experiment_id: number;
					note: string;
					person_id: string;
					time_box: number;
				};
				ComputedFields: never;
				Insert: {
					declared_at?: string;
					experiment_id: number;
					note?: string;
					person_id: string;
					time_box: number;
				};
				Update: {
					declared_at?: string;
					experiment_id?: number;
					note?: string;
					person_id?: string;
					time_box?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'conflicts_of_interest_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'conflicts_of_interest_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'conflicts_of_interest_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'conflicts_of_interest_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'conflicts_of_interest_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'conflicts_of_interest_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'conflicts_of_interest_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'conflicts_of_interest_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'conflicts_of_interest_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'conflicts_of_interest_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'conflicts_of_interest_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			criteria: {
				Row: {
					comparison: Database['public']['Enums']['criterion_comparison'];
					experiment_id: number;
					id: number;
					is_threshold: boolean;
					judged_from: string | null;
					kind: Database['public']['Enums']['criterion_kind'];
					measure: Database['public']['Enums']['criterion_measure'];
					metric_id: number;
					position: number;
					side: Database['public']['Enums']['job_function'] | null;
					value: number | null;
					words: string;
				};
				ComputedFields: never;
				Insert: {
					comparison: Database['public']['Enums']['criterion_comparison'];
					experiment_id: number;
					id?: never;
					is_threshold?: boolean;
					judged_from?: string | null;
					kind: Database['public']['Enums']['criterion_kind'];
					measure: Database['public']['Enums']['criterion_measure'];
					metric_id: number;
					position: number;
					side?: Database['public']['Enums']['job_function'] | null;
					value?: number | null;
					words?: string;
				};
				Update: {
					comparison?: Database['public']['Enums']['criterion_comparison'];
					experiment_id?: number;
					id?: never;
					is_threshold?: boolean;
					judged_from?: string | null;
					kind?: Database['public']['Enums']['criterion_kind'];
					measure?: Database['public']['Enums']['criterion_measure'];
					metric_id?: number;
					position?: number;
					side?: Database['public']['Enums']['job_function'] | null;
					value?: number | null;
					words?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_metric_is_of_the_experiment';
						columns: ['metric_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_totals';
						referencedColumns: ['metric_id', 'experiment_id'];
					},
					{
						foreignKeyName: 'criteria_metric_is_of_the_experiment';
						columns: ['metric_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'metrics';
						referencedColumns: ['id', 'experiment_id'];
					}
				];
			};
			criterion_answers: {
				Row: {
					answered_at: string;
					answered_by: string;
					hit_id: number;
					reason: string;
				};
				ComputedFields: never;
				Insert: {
					answered_at?: string;
					answered_by: string;
					hit_id: number;
					reason: string;
				};
				Update: {
					answered_at?: string;
					answered_by?: string;
					hit_id?: number;
					reason?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'criterion_answers_answered_by_fkey';
						columns: ['answered_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criterion_answers_hit_id_fkey';
						columns: ['hit_id'];
						isOneToOne: true;
						referencedRelation: 'criteria_met';
						referencedColumns: ['hit_id'];
					},
					{
						foreignKeyName: 'criterion_answers_hit_id_fkey';
						columns: ['hit_id'];
						isOneToOne: true;
						referencedRelation: 'criterion_hits';
						referencedColumns: ['id'];
					}
				];
			};
			criterion_hits: {
				Row: {
					at: string;
					criterion_id: number;
					day: string;
					id: number;
					is_met: boolean;
					seen: number | null;
					variant_id: number;
				};
				ComputedFields: never;
				Insert: {
					at?: string;
					criterion_id: number;
					day: string;
					id?: never;
					is_met: boolean;
					seen?: number | null;
					variant_id: number;
				};
				Update: {
					at?: string;
					criterion_id?: number;
					day?: string;
					id?: never;
					is_met?: boolean;
					seen?: number | null;
					variant_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'criterion_hits_criterion_id_fkey';
						columns: ['criterion_id'];
						isOneToOne: false;
						referencedRelation: 'criteria';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criterion_hits_criterion_id_fkey';
						columns: ['criterion_id'];
						isOneToOne: false;
						referencedRelation: 'criteria_met';
						referencedColumns: ['criterion_id'];
					},
					{
						foreignKeyName: 'criterion_hits_variant_id_fkey';
						columns: ['variant_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_totals';
						referencedColumns: ['variant_id'];
					},
					{
						foreignKeyName: 'criterion_hits_variant_id_fkey';
						columns: ['variant_id'];
						isOneToOne: false;
						referencedRelation: 'variants';
						referencedColumns: ['id'];
					}
				];
			};
			decision_records: {
				Row: {
					decision_id: number;
					document: NonNullable<Json>;
					freed: number | null;
					freed_days: number | null;
					hash: string;
					method: number;
				};
				ComputedFields: never;
				Insert: {
					decision_id: number;
					document: NonNullable<Json>;
					freed?: never;
					freed_days?: never;
					hash: string;
					method: number;
				};
				Update: {
					decision_id?: number;
					document?: NonNullable<Json>;
					freed?: never;
					freed_days?: never;
					hash?: string;
					method?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'decision_records_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'board_cards';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'decision_records_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'box_list';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'decision_records_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'decision_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'decision_records_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'decisions';
						referencedColumns: ['id'];
					}
				];
			};
			decisions: {
				Row: {
					ballots: NonNullable<Json>;
					box_id: number;
					decided_at: string;
					decided_by: string;
					departure_reason: string | null;
					dissent: string;
					experiment_id: number;
					id: number;
					learned: string;
					next_step: string;
					outcome: Database['public']['Enums']['ballot_choice'];
					overrule_reason: string | null;
					rationale: string;
					recommendation_id: number;
					recommended: Database['public']['Enums']['ballot_choice'] | null;
					review_on: string | null;
					rule_met: boolean;
					second_kind: Database['public']['Enums']['second_kind'] | null;
					seconded_by: string | null;
					supersede_reason: string | null;
					supersedes_id: number | null;
					would_change_our_mind: string | null;
				};
				ComputedFields: never;
				Insert: {
					ballots: NonNullable<Json>;
					box_id: number;
					decided_at?: string;
					decided_by: string;
					departure_reason?: string | null;
					dissent?: string;
					experiment_id: number;
					id?: never;
					learned?: string;
					next_step: string;
					outcome: Database['public']['Enums']['ballot_choice'];
					overrule_reason?: string | null;
					rationale: string;
					recommendation_id: number;
					recommended?: Database['public']['Enums']['ballot_choice'] | null;
					review_on?: string | null;
					rule_met: boolean;
					second_kind?: Database['public']['Enums']['second_kind'] | null;
					seconded_by?: string | null;
					supersede_reason?: string | null;
					supersedes_id?: number | null;
					would_change_our_mind?: string | null;
				};
				Update: {
					ballots?: NonNullable<Json>;
					box_id?: number;
					decided_at?: string;
					decided_by?: string;
					departure_reason?: string | null;
					dissent?: string;
					experiment_id?: number;
					id?: never;
					learned?: string;
					next_step?: string;
					outcome?: Database['public']['Enums']['ballot_choice'];
					overrule_reason?: string | null;
					rationale?: string;
					recommendation_id?: number;
					recommended?: Database['public']['Enums']['ballot_choice'] | null;
					review_on?: string | null;
					rule_met?: boolean;
					second_kind?: Database['public']['Enums']['second_kind'] | null;
					seconded_by?: string | null;
					supersede_reason?: string | null;
					supersedes_id?: number | null;
					would_change_our_mind?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'decisions_box_is_of_the_experiment';
						columns: ['box_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'ballot_boxes';
						referencedColumns: ['id', 'experiment_id'];
					},
					{
						foreignKeyName: 'decisions_box_is_of_the_experiment';
						columns: ['box_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'ballot_splits';
						referencedColumns: ['id', 'experiment_id'];
					},
					{
						foreignKeyName: 'decisions_box_is_of_the_experiment';
						columns: ['box_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'box_list';
						referencedColumns: ['id', 'experiment_id'];
					},
					{
						foreignKeyName: 'decisions_box_is_of_the_experiment';
						columns: ['box_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'undoable';
						referencedColumns: ['box_id', 'experiment_id'];
					},
					{
						foreignKeyName: 'decisions_decided_by_fkey';
						columns: ['decided_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'decisions_recommendation_id_fkey';
						columns: ['recommendation_id'];
						isOneToOne: false;
						referencedRelation: 'recommendations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'decisions_seconded_by_fkey';
						columns: ['seconded_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'decisions_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: true;
						referencedRelation: 'board_cards';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'decisions_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: true;
						referencedRelation: 'box_list';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'decisions_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: true;
						referencedRelation: 'decision_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'decisions_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: true;
						referencedRelation: 'decisions';
						referencedColumns: ['id'];
					}
				];
			};
			demo_days: {
				Row: {
					before_reset: Json | null;
					counted_ms: number;
					event_id: number;
					is_over: boolean;
					pitch_minutes: number;
					place: string;
					question_minutes: number;
					runs_since: string | null;
					stage: Database['public']['Enums']['demo_stage'];
					starts_at: string;
					team_id: number | null;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					before_reset?: Json | null;
					counted_ms?: number;
					event_id: number;
					is_over?: boolean;
					pitch_minutes: number;
					place?: string;
					question_minutes: number;
					runs_since?: string | null;
					stage?: Database['public']['Enums']['demo_stage'];
					starts_at: string;
					team_id?: number | null;
					version?: number;
				};
				Update: {
					before_reset?: Json | null;
					counted_ms?: number;
					event_id?: number;
					is_over?: boolean;
					pitch_minutes?: number;
					place?: string;
					question_minutes?: number;
					runs_since?: string | null;
					stage?: Database['public']['Enums']['demo_stage'];
					starts_at?: string;
					team_id?: number | null;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'demo_days_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'demo_days_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'demo_days_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'demo_days_team_is_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'demo_days_team_is_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					}
				];
			};
			demo_slots: {
				Row: {
					event_id: number;
					place: string;
					position: number;
					team_id: number;
					was_called: boolean;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					place?: string;
					position: number;
					team_id: number;
					was_called?: boolean;
				};
				Update: {
					event_id?: number;
					place?: string;
					position?: number;
					team_id?: number;
					was_called?: boolean;
				};
				Relationships: [
					{
						foreignKeyName: 'demo_slots_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'demo_slots_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					}
				];
			};
			departures: {
				Row: {
					asked_at: string;
					asked_by: string;
					box_id: number;
					id: number;
					outcome: Database['public']['Enums']['ballot_choice'];
					reason: string;
					recommended: Database['public']['Enums']['ballot_choice'] | null;
					second_kind: Database['public']['Enums']['second_kind'] | null;
					seconded_at: string | null;
					seconded_by: string | null;
					supersedes_id: number | null;
				};
				ComputedFields: never;
				Insert: {
					asked_at?: string;
					asked_by: string;
					box_id: number;
					id?: never;
					outcome: Database['public']['Enums']['ballot_choice'];
					reason: string;
					recommended?: Database['public']['Enums']['ballot_choice'] | null;
					second_kind?: Database['public']['Enums']['second_kind'] | null;
					seconded_at?: string | null;
					seconded_by?: string | null;
					supersedes_id?: number | null;
				};
				Update: {
					asked_at?: string;
					asked_by?: string;
					box_id?: number;
					id?: never;
					outcome?: Database['public']['Enums']['ballot_choice'];
					reason?: string;
					recommended?: Database['public']['Enums']['ballot_choice'] | null;
					second_kind?: Database['public']['Enums']['second_kind'] | null;
					seconded_at?: string | null;
					seconded_by?: string | null;
					supersedes_id?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'departures_asked_by_fkey';
						columns: ['asked_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'departures_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'agenda';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'departures_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'ballot_boxes';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'departures_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'ballot_splits';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'departures_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'board_cards';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'departures_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'box_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'departures_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'undoable';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'departures_seconded_by_fkey';
						columns: ['seconded_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'departures_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: false;
						referencedRelation: 'board_cards';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'departures_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: false;
						referencedRelation: 'box_list';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'departures_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: false;
						referencedRelation: 'decision_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'departures_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: false;
						referencedRelation: 'decisions';
						referencedColumns: ['id'];
					}
				];
			};
			draft_texts: {
				Row: {
					aside_of: string | null;
					field: string;
					id: number;
					replaced_at: string;
					replaced_by: string;
					says: NonNullable<Json>;
					team_id: number;
					written_at: string;
					written_by: string;
				};
				ComputedFields: never;
				Insert: {
					aside_of?: string | null;
					field: string;
					id?: never;
					replaced_at: string;
					replaced_by: string;
					says: NonNullable<Json>;
					team_id: number;
					written_at: string;
					written_by: string;
				};
				Update: {
					aside_of?: string | null;
					field?: string;
					id?: never;
					replaced_at?: string;
					replaced_by?: string;
					says?: NonNullable<Json>;
					team_id?: number;
					written_at?: string;
					written_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'draft_texts_replaced_by_fkey';
						columns: ['replaced_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'draft_texts_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'submission_drafts';
						referencedColumns: ['team_id'];
					},
					{
						foreignKeyName: 'draft_texts_written_by_fkey';
						columns: ['written_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			early_stops: {
				Row: {
					criterion: string;
					criterion_id: number | null;
					ended_on: string;
					experiment_id: number;
					planned_end: string;
					reason: string;
					stopped_at: string;
					stopped_by: string;
					time_box: number;
				};
				ComputedFields: never;
				Insert: {
					criterion: string;
					criterion_id?: number | null;
					ended_on: string;
					experiment_id: number;
					planned_end: string;
					reason: string;
					stopped_at?: string;
					stopped_by: string;
					time_box: number;
				};
				Update: {
					criterion?: string;
					criterion_id?: number | null;
					ended_on?: string;
					experiment_id?: number;
					planned_end?: string;
					reason?: string;
					stopped_at?: string;
					stopped_by?: string;
					time_box?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'early_stops_are_of_a_time_box';
						columns: ['experiment_id', 'time_box'];
						isOneToOne: true;
						referencedRelation: 'time_box_list';
						referencedColumns: ['experiment_id', 'number'];
					},
					{
						foreignKeyName: 'early_stops_are_of_a_time_box';
						columns: ['experiment_id', 'time_box'];
						isOneToOne: true;
						referencedRelation: 'time_boxes';
						referencedColumns: ['experiment_id', 'number'];
					},
					{
						foreignKeyName: 'early_stops_criterion_is_of_the_experiment';
						columns: ['criterion_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'criteria';
						referencedColumns: ['id', 'experiment_id'];
					},
					{
						foreignKeyName: 'early_stops_criterion_is_of_the_experiment';
						columns: ['criterion_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'criteria_met';
						referencedColumns: ['criterion_id', 'experiment_id'];
					},
					{
						foreignKeyName: 'early_stops_stopped_by_fkey';
						columns: ['stopped_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			effect_check_readings: {
				Row: {
					check_id: number;
					reading_id: number;
				};
				ComputedFields: never;
				Insert: {
					check_id: number;
					reading_id: number;
				};
				Update: {
					check_id?: number;
					reading_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'effect_check_readings_check_id_fkey';
						columns: ['check_id'];
						isOneToOne: false;
						referencedRelation: 'current_checks';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'effect_check_readings_check_id_fkey';
						columns: ['check_id'];
						isOneToOne: false;
						referencedRelation: 'effect_checks';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'effect_check_readings_reading_id_fkey';
						columns: ['reading_id'];
						isOneToOne: false;
						referencedRelation: 'current_production_readings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'effect_check_readings_reading_id_fkey';
						columns: ['reading_id'];
						isOneToOne: false;
						referencedRelation: 'production_readings';
						referencedColumns: ['id'];
					}
				];
			};
			effect_checks: {
				Row: {
					checked_at: string;
					checked_by: string;
					days: number;
					handover_id: number;
					held_against: Database['public']['Enums']['effect_against'] | null;
					id: number;
					is_live: boolean;
					measured: number | null;
					read_from: string | null;
					read_to: string | null;
					replaces_id: number | null;
					standing: Database['public']['Enums']['effect_standing'];
					words: string;
				};
				ComputedFields: never;
				Insert: {
					checked_at: string;
					checked_by: string;
					days: number;
					handover_id: number;
					held_against?: Database['public']['Enums']['effect_against'] | null;
					id?: never;
					is_live: boolean;
					measured?: number | null;
					read_from?: string | null;
					read_to?: string | null;
					replaces_id?: number | null;
					standing: Database['public']['Enums']['effect_standing'];
					words: string;
				};
				Update: {
					checked_at?: string;
					checked_by?: string;
					days?: number;
					handover_id?: number;
					held_against?: Database['public']['Enums']['effect_against'] | null;
					id?: never;
					is_live?: boolean;
					measured?: number | null;
					read_from?: string | null;
					read_to?: string | null;
					replaces_id?: number | null;
					standing?: Database['public']['Enums']['effect_standing'];
					words?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'effect_checks_checked_by_fkey';
						columns: ['checked_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'effect_checks_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handover_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'effect_checks_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handovers';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'effect_checks_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'current_checks';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'effect_checks_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'effect_checks';
						referencedColumns: ['id'];
					}
				];
			};
			entry_pictures: {
				Row: {
					alt: string;
					entry_id: number;
					experiment_id: number;
					picture_id: number;
					position: number;
				};
				ComputedFields: never;
				Insert: {
					alt: string;
					entry_id: number;
					experiment_id: number;
					picture_id: number;
					position: number;
				};
				Update: {
					alt?: string;
					entry_id?: number;
					experiment_id?: number;
					picture_id?: number;
					position?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'entry_pictures_entry_is_of_the_experiment';
						columns: ['entry_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'notebook';
						referencedColumns: ['id', 'experiment_id'];
					},
					{
						foreignKeyName: 'entry_pictures_entry_is_of_the_experiment';
						columns: ['entry_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'notebook_entries';
						referencedColumns: ['id', 'experiment_id'];
					},
					{
						foreignKeyName: 'entry_pictures_picture_is_of_the_experiment';
						columns: ['picture_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'pictures';
						referencedColumns: ['id', 'experiment_id'];
					}
				];
			};
			event_beginnings: {
				Row: {
					copied_from: number | null;
					event_id: number;
					set_up: NonNullable<Json>;
				};
				ComputedFields: never;
				Insert: {
					copied_from?: number | null;
					event_id: number;
					set_up?: NonNullable<Json>;
				};
				Update: {
					copied_from?: number | null;
					event_id?: number;
					set_up?: NonNullable<Json>;
				};
				Relationships: [
					{
						foreignKeyName: 'event_beginnings_copied_from_fkey';
						columns: ['copied_from'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'event_beginnings_copied_from_fkey';
						columns: ['copied_from'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'event_beginnings_copied_from_fkey';
						columns: ['copied_from'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'event_beginnings_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'event_beginnings_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'event_beginnings_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					}
				];
			};
			event_roles: {
				Row: {
					event_id: number;
					given_at: string;
					given_by: string;
					person_id: string;
					role: Database['public']['Enums']['event_role'];
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					given_at?: string;
					given_by: string;
					person_id: string;
					role: Database['public']['Enums']['event_role'];
				};
				Update: {
					event_id?: number;
					given_at?: string;
					given_by?: string;
					person_id?: string;
					role?: Database['public']['Enums']['event_role'];
				};
				Relationships: [
					{
						foreignKeyName: 'event_roles_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'event_roles_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'event_roles_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'event_roles_given_by_fkey';
						columns: ['given_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'event_roles_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			event_saves: {
				Row: {
					event_id: number;
					form: string;
					saved_at: string;
					saved_by: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					form: string;
					saved_at?: string;
					saved_by: string;
					version: number;
				};
				Update: {
					event_id?: number;
					form?: string;
					saved_at?: string;
					saved_by?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'event_saves_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'event_saves_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'event_saves_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'event_saves_saved_by_fkey';
						columns: ['saved_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			events: {
				Row: {
					brief: string;
					build_at: string;
					created_at: string;
					formation_at: string;
					gallery_from: string;
					id: number;
					ideation_at: string;
					judging_at: string;
					name: string;
					organizer_id: string;
					results_at: string;
					slug: string;
					submission_at: string;
					time_zone: string;
					voting_at: string;
				};
				ComputedFields: never;
				Insert: {
					brief?: string;
					build_at: string;
					created_at?: string;
					formation_at: string;
					gallery_from?: string;
					id?: never;
					ideation_at: string;
					judging_at: string;
					name: string;
					organizer_id: string;
					results_at: string;
					slug: string;
					submission_at: string;
					time_zone?: string;
					voting_at: string;
				};
				Update: {
					brief?: string;
					build_at?: string;
					created_at?: string;
					formation_at?: string;
					gallery_from?: string;
					id?: never;
					ideation_at?: string;
					judging_at?: string;
					name?: string;
					organizer_id?: string;
					results_at?: string;
					slug?: string;
					submission_at?: string;
					time_zone?: string;
					voting_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'events_organizer_id_fkey';
						columns: ['organizer_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			evidence: {
				Row: {
					added_at: string;
					added_by: string;
					experiment_id: number;
					id: number;
					learning_id: number;
					note: string;
					root_id: number;
					stance: Database['public']['Enums']['stance'];
				};
				ComputedFields: never;
				Insert: {
					added_at?: string;
					added_by: string;
					experiment_id: number;
					id?: never;
					learning_id: number;
					note: string;
					root_id: number;
					stance: Database['public']['Enums']['stance'];
				};
				Update: {
					added_at?: string;
					added_by?: string;
					experiment_id?: number;
					id?: never;
					learning_id?: number;
					note?: string;
					root_id?: number;
					stance?: Database['public']['Enums']['stance'];
				};
				Relationships: [
					{
						foreignKeyName: 'evidence_added_by_fkey';
						columns: ['added_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_learning_id_fkey';
						columns: ['learning_id'];
						isOneToOne: false;
						referencedRelation: 'learnings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_root_id_fkey';
						columns: ['root_id'];
						isOneToOne: false;
						referencedRelation: 'learnings';
						referencedColumns: ['id'];
					}
				];
			};
			experiment_settings: {
				Row: {
					changed_at: string | null;
					changed_by: string | null;
					is_only: boolean;
					start_needs_approval: boolean;
				};
				ComputedFields: never;
				Insert: {
					changed_at?: string | null;
					changed_by?: string | null;
					is_only?: boolean;
					start_needs_approval?: boolean;
				};
				Update: {
					changed_at?: string | null;
					changed_by?: string | null;
					is_only?: boolean;
					start_needs_approval?: boolean;
				};
				Relationships: [
					{
						foreignKeyName: 'experiment_settings_changed_by_fkey';
						columns: ['changed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			experiment_tags: {
				Row: {
					experiment_id: number;
					tag_id: number;
				};
				ComputedFields: never;
				Insert: {
					experiment_id: number;
					tag_id: number;
				};
				Update: {
					experiment_id?: number;
					tag_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'experiment_tags_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'experiment_tags_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiment_tags_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiment_tags_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiment_tags_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiment_tags_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiment_tags_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiment_tags_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiment_tags_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'experiment_tags_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiment_tags_tag_id_fkey';
						columns: ['tag_id'];
						isOneToOne: false;
						referencedRelation: 'tags';
						referencedColumns: ['id'];
					}
				];
			};
			experiments: {
				Row: {
					audience: string;
					change: string;
					deciding_since: string | null;
					decision_rule: Database['public']['Enums']['experiment_rule'];
					design: Database['public']['Enums']['experiment_design'];
					draft_key: string | null;
					drafted_at: string;
					drafted_by: string;
					ended_as: Database['public']['Enums']['experiment_end'] | null;
					ended_at: string | null;
					ends_on: string | null;
					expected_outcome: string;
					id: number;
					idea_id: number;
					insight: string;
					is_cut_short: boolean;
					it_owner_id: string | null;
					kill_on: string | null;
					kill_state: string;
					look_rule: Database['public']['Enums']['look_rule'];
					looks: number | null;
					marketing_owner_id: string | null;
					own_rule: string;
					planned_sample: number | null;
					promised_amount: number | null;
					promised_days: number | null;
					registration: Json | null;
					registration_hash: string | null;
					riskiest_assumption: string;
					schedule_version: number;
					scheduled_at: string;
					search: unknown;
					started_at: string | null;
					started_by: string | null;
					starts_on: string | null;
					success_threshold: number | null;
					time_box: number;
					title: string;
					uses_pre_period: boolean;
				};
				ComputedFields: never;
				Insert: {
					audience?: string;
					change?: string;
					deciding_since?: string | null;
					decision_rule?: Database['public']['Enums']['experiment_rule'];
					design?: Database['public']['Enums']['experiment_design'];
					draft_key?: string | null;
					drafted_at?: string;
					drafted_by: string;
					ended_as?: Database['public']['Enums']['experiment_end'] | null;
					ended_at?: string | null;
					ends_on?: string | null;
					expected_outcome?: string;
					id?: never;
					idea_id: number;
					insight?: string;
					is_cut_short?: boolean;
					it_owner_id?: string | null;
					kill_on?: string | null;
					kill_state?: string;
					look_rule?: Database['public']['Enums']['look_rule'];
					looks?: number | null;
					marketing_owner_id?: string | null;
					own_rule?: string;
					planned_sample?: never;
					promised_amount?: number | null;
					promised_days?: number | null;
					registration?: Json | null;
					registration_hash?: string | null;
					riskiest_assumption?: string;
					schedule_version?: number;
					scheduled_at?: string;
					search?: never;
					started_at?: string | null;
					started_by?: string | null;
					starts_on?: string | null;
					success_threshold?: number | null;
					time_box?: number;
					title: string;
					uses_pre_period?: boolean;
				};
				Update: {
					audience?: string;
					change?: string;
					deciding_since?: string | null;
					decision_rule?: Database['public']['Enums']['experiment_rule'];
					design?: Database['public']['Enums']['experiment_design'];
					draft_key?: string | null;
					drafted_at?: string;
					drafted_by?: string;
					ended_as?: Database['public']['Enums']['experiment_end'] | null;
					ended_at?: string | null;
					ends_on?: string | null;
					expected_outcome?: string;
					id?: never;
					idea_id?: number;
					insight?: string;
					is_cut_short?: boolean;
					it_owner_id?: string | null;
					kill_on?: string | null;
					kill_state?: string;
					look_rule?: Database['public']['Enums']['look_rule'];
					looks?: number | null;
					marketing_owner_id?: string | null;
					own_rule?: string;
					planned_sample?: never;
					promised_amount?: number | null;
					promised_days?: number | null;
					registration?: Json | null;
					registration_hash?: string | null;
					riskiest_assumption?: string;
					schedule_version?: number;
					scheduled_at?: string;
					search?: never;
					started_at?: string | null;
					started_by?: string | null;
					starts_on?: string | null;
					success_threshold?: number | null;
					time_box?: number;
					title?: string;
					uses_pre_period?: boolean;
				};
				Relationships: [
					{
						foreignKeyName: 'experiments_drafted_by_fkey';
						columns: ['drafted_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_it_owner_id_fkey';
						columns: ['it_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_marketing_owner_id_fkey';
						columns: ['marketing_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_started_by_fkey';
						columns: ['started_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			field_values: {
				Row: {
					experiment_id: number;
					field_id: number;
					value: string;
				};
				ComputedFields: never;
				Insert: {
					experiment_id: number;
					field_id: number;
					value: string;
				};
				Update: {
					experiment_id?: number;
					field_id?: number;
					value?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'field_values_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'field_values_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'field_values_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'field_values_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'field_values_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'field_values_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'field_values_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'field_values_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'field_values_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'field_values_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'field_values_field_id_fkey';
						columns: ['field_id'];
						isOneToOne: false;
						referencedRelation: 'plan_fields';
						referencedColumns: ['id'];
					}
				];
			};
			finalists: {
				Row: {
					event_id: number;
					place: number | null;
					team_id: number;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					place?: number | null;
					team_id: number;
				};
				Update: {
					event_id?: number;
					place?: number | null;
					team_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'finalists_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'finalists_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'finalists_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'judging_finals';
						referencedColumns: ['event_id'];
					}
				];
			};
			follow_throughs: {
				Row: {
					event_id: number;
					experiment_id: number | null;
					id: number;
					owner_id: string | null;
					reason: string | null;
					said_at: string;
					said_by: string;
					start_by: string | null;
					team_id: number;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					experiment_id?: number | null;
					id?: never;
					owner_id?: string | null;
					reason?: string | null;
					said_at: string;
					said_by: string;
					start_by?: string | null;
					team_id: number;
				};
				Update: {
					event_id?: number;
					experiment_id?: number | null;
					id?: never;
					owner_id?: string | null;
					reason?: string | null;
					said_at?: string;
					said_by?: string;
					start_by?: string | null;
					team_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'follow_throughs_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'follow_throughs_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_owner_id_fkey';
						columns: ['owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_said_by_fkey';
						columns: ['said_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			forecasts: {
				Row: {
					given_at: string;
					item_id: number;
					percent: number;
					person_id: string;
					shared_at: string | null;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					given_at: string;
					item_id: number;
					percent: number;
					person_id: string;
					shared_at?: string | null;
					version?: number;
				};
				Update: {
					given_at?: string;
					item_id?: number;
					percent?: number;
					person_id?: string;
					shared_at?: string | null;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'forecasts_item_id_fkey';
						columns: ['item_id'];
						isOneToOne: false;
						referencedRelation: 'agenda';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'forecasts_item_id_fkey';
						columns: ['item_id'];
						isOneToOne: false;
						referencedRelation: 'awaited_experiments';
						referencedColumns: ['item_id'];
					},
					{
						foreignKeyName: 'forecasts_item_id_fkey';
						columns: ['item_id'];
						isOneToOne: false;
						referencedRelation: 'items_to_forecast';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'forecasts_item_id_fkey';
						columns: ['item_id'];
						isOneToOne: false;
						referencedRelation: 'my_forecasts';
						referencedColumns: ['item_id'];
					},
					{
						foreignKeyName: 'forecasts_item_id_fkey';
						columns: ['item_id'];
						isOneToOne: false;
						referencedRelation: 'review_items';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'forecasts_item_id_fkey';
						columns: ['item_id'];
						isOneToOne: false;
						referencedRelation: 'withheld_results';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'forecasts_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			funding_settings: {
				Row: {
					changed_at: string | null;
					changed_by: string | null;
					currency: string;
					is_only: boolean;
				};
				ComputedFields: never;
				Insert: {
					changed_at?: string | null;
					changed_by?: string | null;
					currency?: string;
					is_only?: boolean;
				};
				Update: {
					changed_at?: string | null;
					changed_by?: string | null;
					currency?: string;
					is_only?: boolean;
				};
				Relationships: [
					{
						foreignKeyName: 'funding_settings_changed_by_fkey';
						columns: ['changed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			guest_judges: {
				Row: {
					email: string;
					event_id: number;
					expires_at: string;
					function: Database['public']['Enums']['job_function'];
					id: string;
					made_at: string;
					made_by: string;
					name: string;
					opened_at: string | null;
					revoked_at: string | null;
					token_hash: string;
				};
				ComputedFields: never;
				Insert: {
					email?: string;
					event_id: number;
					expires_at: string;
					function: Database['public']['Enums']['job_function'];
					id?: string;
					made_at?: string;
					made_by: string;
					name: string;
					opened_at?: string | null;
					revoked_at?: string | null;
					token_hash: string;
				};
				Update: {
					email?: string;
					event_id?: number;
					expires_at?: string;
					function?: Database['public']['Enums']['job_function'];
					id?: string;
					made_at?: string;
					made_by?: string;
					name?: string;
					opened_at?: string | null;
					revoked_at?: string | null;
					token_hash?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'guest_judges_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'guest_judges_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'guest_judges_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'guest_judges_made_by_fkey';
						columns: ['made_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			handed_in_files: {
				Row: {
					file_id: number;
					team_id: number;
				};
				ComputedFields: never;
				Insert: {
					file_id: number;
					team_id: number;
				};
				Update: {
					file_id?: number;
					team_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'handed_in_files_are_handed_in';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'final_news';
						referencedColumns: ['team_id'];
					},
					{
						foreignKeyName: 'handed_in_files_are_handed_in';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'final_teams';
						referencedColumns: ['team_id'];
					},
					{
						foreignKeyName: 'handed_in_files_are_handed_in';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'ledger_list';
						referencedColumns: ['team_id'];
					},
					{
						foreignKeyName: 'handed_in_files_are_handed_in';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'submission_list';
						referencedColumns: ['team_id'];
					},
					{
						foreignKeyName: 'handed_in_files_are_handed_in';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'submissions';
						referencedColumns: ['team_id'];
					},
					{
						foreignKeyName: 'handed_in_files_are_of_the_team';
						columns: ['file_id', 'team_id'];
						isOneToOne: false;
						referencedRelation: 'submission_files';
						referencedColumns: ['id', 'team_id'];
					}
				];
			};
			handover_items: {
				Row: {
					function: Database['public']['Enums']['job_function'];
					handover_id: number;
					help: string;
					id: number;
					name: string;
					note: string;
					position: number;
					settled_at: string | null;
					settled_by: string | null;
					state: Database['public']['Enums']['item_state'];
				};
				ComputedFields: never;
				Insert: {
					function: Database['public']['Enums']['job_function'];
					handover_id: number;
					help: string;
					id?: never;
					name: string;
					note?: string;
					position: number;
					settled_at?: string | null;
					settled_by?: string | null;
					state?: Database['public']['Enums']['item_state'];
				};
				Update: {
					function?: Database['public']['Enums']['job_function'];
					handover_id?: number;
					help?: string;
					id?: never;
					name?: string;
					note?: string;
					position?: number;
					settled_at?: string | null;
					settled_by?: string | null;
					state?: Database['public']['Enums']['item_state'];
				};
				Relationships: [
					{
						foreignKeyName: 'handover_items_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handover_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handover_items_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handovers';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handover_items_settled_by_fkey';
						columns: ['settled_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			handovers: {
				Row: {
					called_off_at: string | null;
					decision_id: number;
					due_on: string;
					experiment_id: number;
					id: number;
					live_by: string | null;
					live_exception: string;
					live_on: string | null;
					next_check: number | null;
					owner_id: string;
					promised_on: string;
					started_at: string;
					target_on: string;
				};
				ComputedFields: never;
				Insert: {
					called_off_at?: string | null;
					decision_id: number;
					due_on?: never;
					experiment_id: number;
					id?: never;
					live_by?: string | null;
					live_exception?: string;
					live_on?: string | null;
					next_check?: number | null;
					owner_id: string;
					promised_on: string;
					started_at: string;
					target_on: string;
				};
				Update: {
					called_off_at?: string | null;
					decision_id?: number;
					due_on?: never;
					experiment_id?: number;
					id?: never;
					live_by?: string | null;
					live_exception?: string;
					live_on?: string | null;
					next_check?: number | null;
					owner_id?: string;
					promised_on?: string;
					started_at?: string;
					target_on?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'handovers_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'board_cards';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'handovers_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'box_list';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'handovers_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'decision_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'decisions';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_live_by_fkey';
						columns: ['live_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_owner_id_fkey';
						columns: ['owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			help_requests: {
				Row: {
					asked_at: string;
					asked_by: string;
					closed_at: string | null;
					closed_by: string | null;
					event_id: number;
					id: number;
					place: string;
					taken_at: string | null;
					taken_by: string | null;
					team_id: number;
					topic: string;
				};
				ComputedFields: never;
				Insert: {
					asked_at?: string;
					asked_by: string;
					closed_at?: string | null;
					closed_by?: string | null;
					event_id: number;
					id?: never;
					place?: string;
					taken_at?: string | null;
					taken_by?: string | null;
					team_id: number;
					topic: string;
				};
				Update: {
					asked_at?: string;
					asked_by?: string;
					closed_at?: string | null;
					closed_by?: string | null;
					event_id?: number;
					id?: never;
					place?: string;
					taken_at?: string | null;
					taken_by?: string | null;
					team_id?: number;
					topic?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'help_requests_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'help_requests_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'help_requests_asked_by_fkey';
						columns: ['asked_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'help_requests_closed_by_fkey';
						columns: ['closed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'help_requests_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'help_requests_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'help_requests_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'help_requests_taken_by_fkey';
						columns: ['taken_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			idea_drafts: {
				Row: {
					fields: NonNullable<Json>;
					id: number;
					key: string;
					person_id: string;
					saved_at: string;
					saved_in: string | null;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					fields: NonNullable<Json>;
					id?: never;
					key: string;
					person_id: string;
					saved_at?: string;
					saved_in?: string | null;
					version?: number;
				};
				Update: {
					fields?: NonNullable<Json>;
					id?: never;
					key?: string;
					person_id?: string;
					saved_at?: string;
					saved_in?: string | null;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'idea_drafts_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			idea_files: {
				Row: {
					added_at: string;
					added_by: string;
					alt: string;
					content: string;
					hash: string;
					id: number;
					idea_id: number;
					media_type: string;
					name: string;
					removed_at: string | null;
					size: number;
				};
				ComputedFields: never;
				Insert: {
					added_at?: string;
					added_by: string;
					alt: string;
					content: string;
					hash?: never;
					id?: never;
					idea_id: number;
					media_type: string;
					name: string;
					removed_at?: string | null;
					size?: never;
				};
				Update: {
					added_at?: string;
					added_by?: string;
					alt?: string;
					content?: string;
					hash?: never;
					id?: never;
					idea_id?: number;
					media_type?: string;
					name?: string;
					removed_at?: string | null;
					size?: never;
				};
				Relationships: [
					{
						foreignKeyName: 'idea_files_added_by_fkey';
						columns: ['added_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_files_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_files_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_files_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					}
				];
			};
			idea_merges: {
				Row: {
					asked_at: string;
					asked_by: string;
					declined_at: string | null;
					declined_by: string | null;
					from_id: number;
					id: number;
					into_id: number;
					merged_at: string | null;
					merged_by: string | null;
					reason: string;
					undone_at: string | null;
					undone_by: string | null;
				};
				ComputedFields: never;
				Insert: {
					asked_at?: string;
					asked_by: string;
					declined_at?: string | null;
					declined_by?: string | null;
					from_id: number;
					id?: never;
					into_id: number;
					merged_at?: string | null;
					merged_by?: string | null;
					reason: string;
					undone_at?: string | null;
					undone_by?: string | null;
				};
				Update: {
					asked_at?: string;
					asked_by?: string;
					declined_at?: string | null;
					declined_by?: string | null;
					from_id?: number;
					id?: never;
					into_id?: number;
					merged_at?: string | null;
					merged_by?: string | null;
					reason?: string;
					undone_at?: string | null;
					undone_by?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'idea_merges_asked_by_fkey';
						columns: ['asked_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_merges_declined_by_fkey';
						columns: ['declined_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_merges_from_id_fkey';
						columns: ['from_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_merges_from_id_fkey';
						columns: ['from_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_merges_from_id_fkey';
						columns: ['from_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_merges_into_id_fkey';
						columns: ['into_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_merges_into_id_fkey';
						columns: ['into_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_merges_into_id_fkey';
						columns: ['into_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_merges_merged_by_fkey';
						columns: ['merged_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_merges_undone_by_fkey';
						columns: ['undone_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			idea_scores: {
				Row: {
					changed_at: string | null;
					confidence: number;
					idea_id: number;
					person_id: string;
					score: number;
					scored_at: string;
					side: Database['public']['Enums']['job_function'];
				};
				ComputedFields: never;
				Insert: {
					changed_at?: string | null;
					confidence: number;
					idea_id: number;
					person_id: string;
					score: number;
					scored_at?: string;
					side: Database['public']['Enums']['job_function'];
				};
				Update: {
					changed_at?: string | null;
					confidence?: number;
					idea_id?: number;
					person_id?: string;
					score?: number;
					scored_at?: string;
					side?: Database['public']['Enums']['job_function'];
				};
				Relationships: [
					{
						foreignKeyName: 'idea_scores_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_scores_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_scores_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_scores_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			idea_scorings: {
				Row: {
					apart: number;
					ease: number | null;
					effort: number | null;
					effort_sureness: number[];
					efforts: number[];
					idea_id: number;
					impact: number | null;
					impact_sureness: number[];
					impacts: number[];
				};
				ComputedFields: never;
				Insert: {
					apart: number;
					ease?: never;
					effort?: number | null;
					effort_sureness: number[];
					efforts: number[];
					idea_id: number;
					impact?: number | null;
					impact_sureness: number[];
					impacts: number[];
				};
				Update: {
					apart?: number;
					ease?: never;
					effort?: number | null;
					effort_sureness?: number[];
					efforts?: number[];
					idea_id?: number;
					impact?: number | null;
					impact_sureness?: number[];
					impacts?: number[];
				};
				Relationships: [
					{
						foreignKeyName: 'idea_scorings_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: true;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_scorings_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: true;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_scorings_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: true;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					}
				];
			};
			idea_versions: {
				Row: {
					idea_id: number;
					number: number;
					problem: string;
					proposal: string;
					tags: string[];
					title: string;
					written_at: string;
					written_by: string;
				};
				ComputedFields: never;
				Insert: {
					idea_id: number;
					number: number;
					problem: string;
					proposal: string;
					tags: string[];
					title: string;
					written_at: string;
					written_by: string;
				};
				Update: {
					idea_id?: number;
					number?: number;
					problem?: string;
					proposal?: string;
					tags?: string[];
					title?: string;
					written_at?: string;
					written_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'idea_versions_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_versions_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_versions_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'idea_versions_written_by_fkey';
						columns: ['written_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			ideas: {
				Row: {
					challenge_id: number | null;
					challenge_title: string;
					comments: number;
					edited_at: string | null;
					event_id: number | null;
					hidden_at: string | null;
					hidden_by: string | null;
					hidden_reason: string;
					id: number;
					is_listed: boolean;
					it_supports: number;
					kept_at: string | null;
					key: string | null;
					logged_by: string | null;
					marketing_supports: number;
					merged: number;
					merged_into: number | null;
					moved_at: string | null;
					moved_by: string | null;
					priority_id: number | null;
					problem: string;
					proposal: string;
					proposed_at: string;
					proposed_by: string;
					search: unknown;
					supports: number;
					tags: string[];
					title: string;
					wanted_by: string | null;
				};
				ComputedFields: never;
				Insert: {
					challenge_id?: number | null;
					challenge_title?: string;
					comments?: number;
					edited_at?: string | null;
					event_id?: number | null;
					hidden_at?: string | null;
					hidden_by?: string | null;
					hidden_reason?: string;
					id?: never;
					is_listed?: never;
					it_supports?: number;
					kept_at?: string | null;
					key?: string | null;
					logged_by?: string | null;
					marketing_supports?: number;
					merged?: number;
					merged_into?: number | null;
					moved_at?: string | null;
					moved_by?: string | null;
					priority_id?: number | null;
					problem: string;
					proposal?: string;
					proposed_at?: string;
					proposed_by: string;
					search?: never;
					supports?: number;
					tags?: string[];
					title: string;
					wanted_by?: string | null;
				};
				Update: {
					challenge_id?: number | null;
					challenge_title?: string;
					comments?: number;
					edited_at?: string | null;
					event_id?: number | null;
					hidden_at?: string | null;
					hidden_by?: string | null;
					hidden_reason?: string;
					id?: never;
					is_listed?: never;
					it_supports?: number;
					kept_at?: string | null;
					key?: string | null;
					logged_by?: string | null;
					marketing_supports?: number;
					merged?: number;
					merged_into?: number | null;
					moved_at?: string | null;
					moved_by?: string | null;
					priority_id?: number | null;
					problem?: string;
					proposal?: string;
					proposed_at?: string;
					proposed_by?: string;
					search?: never;
					supports?: number;
					tags?: string[];
					title?: string;
					wanted_by?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'ideas_challenge_is_of_the_event';
						columns: ['challenge_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'challenges';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'ideas_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'ideas_hidden_by_fkey';
						columns: ['hidden_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_logged_by_fkey';
						columns: ['logged_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_merged_into_fkey';
						columns: ['merged_into'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_merged_into_fkey';
						columns: ['merged_into'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_merged_into_fkey';
						columns: ['merged_into'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_moved_by_fkey';
						columns: ['moved_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priorities';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priority_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_proposed_by_fkey';
						columns: ['proposed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			judge_conflicts: {
				Row: {
					declared_at: string;
					declared_by: string | null;
					declared_in: number | null;
					event_id: number;
					from_round: number;
					judge_id: string;
					reason: string;
					team_id: number;
				};
				ComputedFields: never;
				Insert: {
					declared_at?: string;
					declared_by?: string | null;
					declared_in?: number | null;
					event_id: number;
					from_round: number;
					judge_id: string;
					reason: string;
					team_id: number;
				};
				Update: {
					declared_at?: string;
					declared_by?: string | null;
					declared_in?: number | null;
					event_id?: number;
					from_round?: number;
					judge_id?: string;
					reason?: string;
					team_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'judge_conflicts_are_of_judges';
						columns: ['event_id', 'judge_id'];
						isOneToOne: false;
						referencedRelation: 'judge_faces';
						referencedColumns: ['event_id', 'id'];
					},
					{
						foreignKeyName: 'judge_conflicts_are_of_judges';
						columns: ['event_id', 'judge_id'];
						isOneToOne: false;
						referencedRelation: 'judges';
						referencedColumns: ['event_id', 'person_id'];
					},
					{
						foreignKeyName: 'judge_conflicts_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'judge_conflicts_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'judge_conflicts_declared_by_fkey';
						columns: ['declared_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			judgement_points: {
				Row: {
					criterion_id: number;
					judge_id: string;
					points: number;
					round: number;
					team_id: number;
				};
				ComputedFields: never;
				Insert: {
					criterion_id: number;
					judge_id: string;
					points: number;
					round?: number;
					team_id: number;
				};
				Update: {
					criterion_id?: number;
					judge_id?: string;
					points?: number;
					round?: number;
					team_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'judgement_points_are_of_a_judgement';
						columns: ['team_id', 'judge_id', 'round'];
						isOneToOne: false;
						referencedRelation: 'judgements';
						referencedColumns: ['team_id', 'judge_id', 'round'];
					},
					{
						foreignKeyName: 'judgement_points_criterion_id_fkey';
						columns: ['criterion_id'];
						isOneToOne: false;
						referencedRelation: 'rubric_criteria';
						referencedColumns: ['id'];
					}
				];
			};
			judgements: {
				Row: {
					comment: string;
					event_id: number;
					judge_id: string;
					round: number;
					saved_at: string;
					team_id: number;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					comment?: string;
					event_id: number;
					judge_id: string;
					round?: number;
					saved_at: string;
					team_id: number;
					version?: number;
				};
				Update: {
					comment?: string;
					event_id?: number;
					judge_id?: string;
					round?: number;
					saved_at?: string;
					team_id?: number;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'judgements_are_of_judges';
						columns: ['event_id', 'judge_id'];
						isOneToOne: false;
						referencedRelation: 'judge_faces';
						referencedColumns: ['event_id', 'id'];
					},
					{
						foreignKeyName: 'judgements_are_of_judges';
						columns: ['event_id', 'judge_id'];
						isOneToOne: false;
						referencedRelation: 'judges';
						referencedColumns: ['event_id', 'person_id'];
					},
					{
						foreignKeyName: 'judgements_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'judgements_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					}
				];
			};
			judges: {
				Row: {
					added_at: string;
					added_by: string;
					event_id: number;
					guest_id: string | null;
					mask: string;
					member_id: string | null;
					person_id: string;
					taken_off_in: number | null;
					withdrawn_at: string | null;
				};
				ComputedFields: never;
				Insert: {
					added_at?: string;
					added_by: string;
					event_id: number;
					guest_id?: string | null;
					mask?: string;
					member_id?: never;
					person_id: string;
					taken_off_in?: number | null;
					withdrawn_at?: string | null;
				};
				Update: {
					added_at?: string;
					added_by?: string;
					event_id?: number;
					guest_id?: string | null;
					mask?: string;
					member_id?: never;
					person_id?: string;
					taken_off_in?: number | null;
					withdrawn_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'judges_added_by_fkey';
						columns: ['added_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'judges_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'judges_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'judges_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'judges_guests_are_of_the_event';
						columns: ['event_id', 'guest_id'];
						isOneToOne: false;
						referencedRelation: 'guest_judges';
						referencedColumns: ['event_id', 'id'];
					},
					{
						foreignKeyName: 'judges_member_id_fkey';
						columns: ['member_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			judging_finals: {
				Row: {
					announced_at: string | null;
					closed_at: string;
					closed_by: string;
					event_id: number;
					looks: number;
					method: Database['public']['Enums']['judging_method'];
					named_at: string | null;
					named_by: string | null;
					promised: number | null;
					reason: string;
					seats: number;
					standings_id: number | null;
				};
				ComputedFields: never;
				Insert: {
					announced_at?: string | null;
					closed_at: string;
					closed_by: string;
					event_id: number;
					looks?: number;
					method?: Database['public']['Enums']['judging_method'];
					named_at?: string | null;
					named_by?: string | null;
					promised?: number | null;
					reason?: string;
					seats?: number;
					standings_id?: number | null;
				};
				Update: {
					announced_at?: string | null;
					closed_at?: string;
					closed_by?: string;
					event_id?: number;
					looks?: number;
					method?: Database['public']['Enums']['judging_method'];
					named_at?: string | null;
					named_by?: string | null;
					promised?: number | null;
					reason?: string;
					seats?: number;
					standings_id?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'judging_finals_closed_by_fkey';
						columns: ['closed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'judging_finals_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'judging_finals_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'judging_finals_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'judging_finals_named_by_fkey';
						columns: ['named_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'judging_finals_standings_id_fkey';
						columns: ['standings_id'];
						isOneToOne: false;
						referencedRelation: 'standings';
						referencedColumns: ['id'];
					}
				];
			};
			judging_pairs: {
				Row: {
					dealt_at: string;
					event_id: number;
					first_id: number;
					id: number;
					judge_id: string;
					round: number;
					second_id: number;
				};
				ComputedFields: never;
				Insert: {
					dealt_at?: string;
					event_id: number;
					first_id: number;
					id?: never;
					judge_id: string;
					round?: number;
					second_id: number;
				};
				Update: {
					dealt_at?: string;
					event_id?: number;
					first_id?: number;
					id?: never;
					judge_id?: string;
					round?: number;
					second_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'judging_pairs_are_for_judges';
						columns: ['event_id', 'judge_id'];
						isOneToOne: false;
						referencedRelation: 'judge_faces';
						referencedColumns: ['event_id', 'id'];
					},
					{
						foreignKeyName: 'judging_pairs_are_for_judges';
						columns: ['event_id', 'judge_id'];
						isOneToOne: false;
						referencedRelation: 'judges';
						referencedColumns: ['event_id', 'person_id'];
					},
					{
						foreignKeyName: 'judging_pairs_first_is_of_the_event';
						columns: ['first_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'judging_pairs_first_is_of_the_event';
						columns: ['first_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'judging_pairs_second_is_of_the_event';
						columns: ['second_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'judging_pairs_second_is_of_the_event';
						columns: ['second_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					}
				];
			};
			judging_seats: {
				Row: {
					event_id: number;
					judge_id: string;
					round: number;
					seated_at: string;
					team_id: number;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					judge_id: string;
					round?: number;
					seated_at?: string;
					team_id: number;
				};
				Update: {
					event_id?: number;
					judge_id?: string;
					round?: number;
					seated_at?: string;
					team_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'judging_seats_are_for_judges';
						columns: ['event_id', 'judge_id'];
						isOneToOne: false;
						referencedRelation: 'judge_faces';
						referencedColumns: ['event_id', 'id'];
					},
					{
						foreignKeyName: 'judging_seats_are_for_judges';
						columns: ['event_id', 'judge_id'];
						isOneToOne: false;
						referencedRelation: 'judges';
						referencedColumns: ['event_id', 'person_id'];
					},
					{
						foreignKeyName: 'judging_seats_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'judging_seats_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					}
				];
			};
			judging_setups: {
				Row: {
					comments_to_teams: boolean;
					event_id: number;
					looks: number;
					method: Database['public']['Enums']['judging_method'];
					most: number;
					opened_at: string | null;
					opened_by: string | null;
					promised: number | null;
					seats: number;
				};
				ComputedFields: never;
				Insert: {
					comments_to_teams?: boolean;
					event_id: number;
					looks?: number;
					method?: Database['public']['Enums']['judging_method'];
					most?: number;
					opened_at?: string | null;
					opened_by?: string | null;
					promised?: number | null;
					seats?: number;
				};
				Update: {
					comments_to_teams?: boolean;
					event_id?: number;
					looks?: number;
					method?: Database['public']['Enums']['judging_method'];
					most?: number;
					opened_at?: string | null;
					opened_by?: string | null;
					promised?: number | null;
					seats?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'judging_setups_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'judging_setups_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'judging_setups_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'judging_setups_opened_by_fkey';
						columns: ['opened_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			kpi_agreements: {
				Row: {
					agreed_at: string;
					agreed_by: string;
					id: number;
					kpi_id: number;
					side: Database['public']['Enums']['job_function'];
				};
				ComputedFields: never;
				Insert: {
					agreed_at?: string;
					agreed_by: string;
					id?: never;
					kpi_id: number;
					side: Database['public']['Enums']['job_function'];
				};
				Update: {
					agreed_at?: string;
					agreed_by?: string;
					id?: never;
					kpi_id?: number;
					side?: Database['public']['Enums']['job_function'];
				};
				Relationships: [
					{
						foreignKeyName: 'kpi_agreements_agreed_by_fkey';
						columns: ['agreed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'kpi_agreements_kpi_id_fkey';
						columns: ['kpi_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'kpi_agreements_kpi_id_fkey';
						columns: ['kpi_id'];
						isOneToOne: false;
						referencedRelation: 'kpis';
						referencedColumns: ['id'];
					}
				];
			};
			kpis: {
				Row: {
					added_at: string;
					added_by: string;
					definition: string;
					direction: Database['public']['Enums']['kpi_direction'];
					id: number;
					is_newest: boolean;
					kind: Database['public']['Enums']['kpi_kind'];
					line_id: number;
					name: string;
					owner_function: Database['public']['Enums']['job_function'];
					reason: string;
					replaces_id: number | null;
					source: string;
					unit: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					added_at?: string;
					added_by?: string;
					definition: string;
					direction?: Database['public']['Enums']['kpi_direction'];
					id?: never;
					is_newest?: boolean;
					kind: Database['public']['Enums']['kpi_kind'];
					line_id?: number;
					name: string;
					owner_function: Database['public']['Enums']['job_function'];
					reason?: string;
					replaces_id?: number | null;
					source?: string;
					unit?: string;
					version?: number;
				};
				Update: {
					added_at?: string;
					added_by?: string;
					definition?: string;
					direction?: Database['public']['Enums']['kpi_direction'];
					id?: never;
					is_newest?: boolean;
					kind?: Database['public']['Enums']['kpi_kind'];
					line_id?: number;
					name?: string;
					owner_function?: Database['public']['Enums']['job_function'];
					reason?: string;
					replaces_id?: number | null;
					source?: string;
					unit?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'kpis_added_by_fkey';
						columns: ['added_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'kpis_line_id_fkey';
						columns: ['line_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'kpis_line_id_fkey';
						columns: ['line_id'];
						isOneToOne: false;
						referencedRelation: 'kpis';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'kpis_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'kpi_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'kpis_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'kpis';
						referencedColumns: ['id'];
					}
				];
			};
			late_registrations: {
				Row: {
					event_id: number;
					person_id: string;
					reason: string;
					registered_at: string;
					registered_by: string;
					team_id: number;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					person_id: string;
					reason: string;
					registered_at?: string;
					registered_by: string;
					team_id: number;
				};
				Update: {
					event_id?: number;
					person_id?: string;
					reason?: string;
					registered_at?: string;
					registered_by?: string;
					team_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'late_registrations_are_for_a_team_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'late_registrations_are_for_a_team_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'late_registrations_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'late_registrations_registered_by_fkey';
						columns: ['registered_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			learnings: {
				Row: {
					claim: string;
					detail: string;
					id: number;
					is_current: boolean;
					key: string | null;
					reason: string;
					replaces_id: number | null;
					root_id: number;
					search: unknown;
					tags: string[];
					written_at: string;
					written_by: string;
				};
				ComputedFields: never;
				Insert: {
					claim: string;
					detail?: string;
					id?: never;
					is_current?: boolean;
					key?: string | null;
					reason?: string;
					replaces_id?: number | null;
					root_id: number;
					search?: never;
					tags?: string[];
					written_at?: string;
					written_by: string;
				};
				Update: {
					claim?: string;
					detail?: string;
					id?: never;
					is_current?: boolean;
					key?: string | null;
					reason?: string;
					replaces_id?: number | null;
					root_id?: number;
					search?: never;
					tags?: string[];
					written_at?: string;
					written_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'learnings_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'learnings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'learnings_root_id_fkey';
						columns: ['root_id'];
						isOneToOne: false;
						referencedRelation: 'learnings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'learnings_written_by_fkey';
						columns: ['written_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			ledger_checks: {
				Row: {
					checked_at: string;
					checked_by: string;
					days: number;
					event_id: number;
					words: string;
				};
				ComputedFields: never;
				Insert: {
					checked_at: string;
					checked_by: string;
					days: number;
					event_id: number;
					words: string;
				};
				Update: {
					checked_at?: string;
					checked_by?: string;
					days?: number;
					event_id?: number;
					words?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'ledger_checks_checked_by_fkey';
						columns: ['checked_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ledger_checks_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ledger_checks_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ledger_checks_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					}
				];
			};
			metrics: {
				Row: {
					baseline: number | null;
					experiment_id: number;
					id: number;
					kpi_id: number;
					minimum_effect: number | null;
					position: number;
					role: Database['public']['Enums']['metric_role'];
					target: number | null;
				};
				ComputedFields: never;
				Insert: {
					baseline?: number | null;
					experiment_id: number;
					id?: never;
					kpi_id: number;
					minimum_effect?: number | null;
					position?: number;
					role: Database['public']['Enums']['metric_role'];
					target?: number | null;
				};
				Update: {
					baseline?: number | null;
					experiment_id?: number;
					id?: never;
					kpi_id?: number;
					minimum_effect?: number | null;
					position?: number;
					role?: Database['public']['Enums']['metric_role'];
					target?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_kpi_id_fkey';
						columns: ['kpi_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_kpi_id_fkey';
						columns: ['kpi_id'];
						isOneToOne: false;
						referencedRelation: 'kpis';
						referencedColumns: ['id'];
					}
				];
			};
			moved_demo_days: {
				Row: {
					event_id: number;
					from_at: string;
					from_place: string;
					id: number;
					moved_at: string;
					moved_by: string;
					to_at: string;
					to_place: string;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					from_at: string;
					from_place: string;
					id?: never;
					moved_at?: string;
					moved_by: string;
					to_at: string;
					to_place: string;
				};
				Update: {
					event_id?: number;
					from_at?: string;
					from_place?: string;
					id?: never;
					moved_at?: string;
					moved_by?: string;
					to_at?: string;
					to_place?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'moved_demo_days_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'moved_demo_days_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'moved_demo_days_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'moved_demo_days_moved_by_fkey';
						columns: ['moved_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			moved_times: {
				Row: {
					event_id: number;
					from_at: string;
					id: number;
					moment: string;
					moved_at: string;
					moved_by: string;
					reason: string;
					to_at: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					from_at: string;
					id?: never;
					moment: string;
					moved_at?: string;
					moved_by: string;
					reason: string;
					to_at: string;
					version: number;
				};
				Update: {
					event_id?: number;
					from_at?: string;
					id?: never;
					moment?: string;
					moved_at?: string;
					moved_by?: string;
					reason?: string;
					to_at?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'moved_times_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'moved_times_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'moved_times_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'moved_times_moved_by_fkey';
						columns: ['moved_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			notebook_entries: {
				Row: {
					body: string;
					day: string;
					experiment_id: number;
					id: number;
					key: string | null;
					kind: Database['public']['Enums']['entry_kind'];
					replaces_id: number | null;
					written_at: string;
					written_by: string;
				};
				ComputedFields: never;
				Insert: {
					body: string;
					day: string;
					experiment_id: number;
					id?: never;
					key?: string | null;
					kind: Database['public']['Enums']['entry_kind'];
					replaces_id?: number | null;
					written_at?: string;
					written_by: string;
				};
				Update: {
					body?: string;
					day?: string;
					experiment_id?: number;
					id?: never;
					key?: string | null;
					kind?: Database['public']['Enums']['entry_kind'];
					replaces_id?: number | null;
					written_at?: string;
					written_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_stay_in_their_notebook';
						columns: ['replaces_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'notebook';
						referencedColumns: ['id', 'experiment_id'];
					},
					{
						foreignKeyName: 'notebook_entries_stay_in_their_notebook';
						columns: ['replaces_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'notebook_entries';
						referencedColumns: ['id', 'experiment_id'];
					},
					{
						foreignKeyName: 'notebook_entries_written_by_fkey';
						columns: ['written_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			owner_changes: {
				Row: {
					changed_at: string;
					changed_by: string;
					experiment_id: number;
					from_id: string;
					id: number;
					reason: string;
					side: Database['public']['Enums']['job_function'];
					to_id: string;
				};
				ComputedFields: never;
				Insert: {
					changed_at?: string;
					changed_by: string;
					experiment_id: number;
					from_id: string;
					id?: never;
					reason: string;
					side: Database['public']['Enums']['job_function'];
					to_id: string;
				};
				Update: {
					changed_at?: string;
					changed_by?: string;
					experiment_id?: number;
					from_id?: string;
					id?: never;
					reason?: string;
					side?: Database['public']['Enums']['job_function'];
					to_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'owner_changes_changed_by_fkey';
						columns: ['changed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'owner_changes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'owner_changes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'owner_changes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'owner_changes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'owner_changes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'owner_changes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'owner_changes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'owner_changes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'owner_changes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'owner_changes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'owner_changes_from_id_fkey';
						columns: ['from_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'owner_changes_to_id_fkey';
						columns: ['to_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			pair_verdicts: {
				Row: {
					choice: Database['public']['Enums']['pair_choice'];
					comment: string;
					event_id: number;
					judge_id: string;
					pair_id: number;
					round: number;
					saved_at: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					choice: Database['public']['Enums']['pair_choice'];
					comment?: string;
					event_id: number;
					judge_id: string;
					pair_id: number;
					round?: number;
					saved_at: string;
					version?: number;
				};
				Update: {
					choice?: Database['public']['Enums']['pair_choice'];
					comment?: string;
					event_id?: number;
					judge_id?: string;
					pair_id?: number;
					round?: number;
					saved_at?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'pair_verdicts_are_of_a_pair';
						columns: ['pair_id', 'event_id', 'judge_id', 'round'];
						isOneToOne: false;
						referencedRelation: 'judging_pairs';
						referencedColumns: ['id', 'event_id', 'judge_id', 'round'];
					}
				];
			};
			people: {
				Row: {
					function: Database['public']['Enums']['job_function'] | null;
					id: string;
					is_bridging: boolean;
					is_complete: boolean;
					joined_at: string;
					left_at: string | null;
					name: string;
					role: Database['public']['Enums']['member_role'];
					search: string;
					skills: string[];
					title: string;
				};
				ComputedFields: never;
				Insert: {
					function?: Database['public']['Enums']['job_function'] | null;
					id: string;
					is_bridging?: boolean;
					is_complete?: never;
					joined_at?: string;
					left_at?: string | null;
					name?: string;
					role?: Database['public']['Enums']['member_role'];
					search?: never;
					skills?: string[];
					title?: string;
				};
				Update: {
					function?: Database['public']['Enums']['job_function'] | null;
					id?: string;
					is_bridging?: boolean;
					is_complete?: never;
					joined_at?: string;
					left_at?: string | null;
					name?: string;
					role?: Database['public']['Enums']['member_role'];
					search?: never;
					skills?: string[];
					title?: string;
				};
				Relationships: [];
			};
			pictures: {
				Row: {
					added_at: string;
					added_by: string;
					content: string;
					experiment_id: number;
					hash: string;
					id: number;
					media_type: string;
				};
				ComputedFields: never;
				Insert: {
					added_at?: string;
					added_by: string;
					content: string;
					experiment_id: number;
					hash?: never;
					id?: never;
					media_type: string;
				};
				Update: {
					added_at?: string;
					added_by?: string;
					content?: string;
					experiment_id?: number;
					hash?: never;
					id?: never;
					media_type?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'pictures_added_by_fkey';
						columns: ['added_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pictures_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'pictures_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pictures_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pictures_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pictures_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pictures_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pictures_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pictures_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pictures_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'pictures_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					}
				];
			};
			plan_fields: {
				Row: {
					added_at: string;
					added_by: string;
					help: string;
					id: number;
					is_required: boolean;
					kind: Database['public']['Enums']['field_kind'];
					name: string;
					options: string[];
					position: number;
					retired_at: string | null;
				};
				ComputedFields: never;
				Insert: {
					added_at?: string;
					added_by: string;
					help?: string;
					id?: never;
					is_required?: boolean;
					kind: Database['public']['Enums']['field_kind'];
					name: string;
					options?: string[];
					position?: number;
					retired_at?: string | null;
				};
				Update: {
					added_at?: string;
					added_by?: string;
					help?: string;
					id?: never;
					is_required?: boolean;
					kind?: Database['public']['Enums']['field_kind'];
					name?: string;
					options?: string[];
					position?: number;
					retired_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'plan_fields_added_by_fkey';
						columns: ['added_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			priorities: {
				Row: {
					added_at: string;
					added_by: string;
					id: number;
					name: string;
					owner_function: Database['public']['Enums']['job_function'] | null;
					position: number;
					retired_at: string | null;
					version: number;
					why: string;
				};
				ComputedFields: never;
				Insert: {
					added_at?: string;
					added_by: string;
					id?: never;
					name: string;
					owner_function?: Database['public']['Enums']['job_function'] | null;
					position: number;
					retired_at?: string | null;
					version?: number;
					why: string;
				};
				Update: {
					added_at?: string;
					added_by?: string;
					id?: never;
					name?: string;
					owner_function?: Database['public']['Enums']['job_function'] | null;
					position?: number;
					retired_at?: string | null;
					version?: number;
					why?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'priorities_added_by_fkey';
						columns: ['added_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			priority_agreements: {
				Row: {
					agreed_at: string;
					agreed_by: string;
					id: number;
					priority_id: number;
					side: Database['public']['Enums']['job_function'];
					version: number;
				};
				ComputedFields: never;
				Insert: {
					agreed_at?: string;
					agreed_by: string;
					id?: never;
					priority_id: number;
					side: Database['public']['Enums']['job_function'];
					version: number;
				};
				Update: {
					agreed_at?: string;
					agreed_by?: string;
					id?: never;
					priority_id?: number;
					side?: Database['public']['Enums']['job_function'];
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'priority_agreements_agreed_by_fkey';
						columns: ['agreed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'priority_agreements_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priorities';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'priority_agreements_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priority_list';
						referencedColumns: ['id'];
					}
				];
			};
			production_readings: {
				Row: {
					arm: Database['public']['Enums']['production_arm'];
					correlation: number | null;
					day: string;
					entered_at: string;
					entered_by: string;
					handover_id: number;
					id: number;
					mean: number | null;
					metric_id: number;
					n: number;
					replaces_id: number | null;
					sd: number | null;
					second_mean: number | null;
					second_sd: number | null;
					source: string;
					successes: number | null;
					withdrawal: string | null;
				};
				ComputedFields: never;
				Insert: {
					arm: Database['public']['Enums']['production_arm'];
					correlation?: number | null;
					day: string;
					entered_at: string;
					entered_by: string;
					handover_id: number;
					id?: never;
					mean?: number | null;
					metric_id: number;
					n: number;
					replaces_id?: number | null;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					source?: string;
					successes?: number | null;
					withdrawal?: string | null;
				};
				Update: {
					arm?: Database['public']['Enums']['production_arm'];
					correlation?: number | null;
					day?: string;
					entered_at?: string;
					entered_by?: string;
					handover_id?: number;
					id?: never;
					mean?: number | null;
					metric_id?: number;
					n?: number;
					replaces_id?: number | null;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					source?: string;
					successes?: number | null;
					withdrawal?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'production_readings_entered_by_fkey';
						columns: ['entered_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'production_readings_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handover_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'production_readings_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handovers';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'production_readings_metric_id_fkey';
						columns: ['metric_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_totals';
						referencedColumns: ['metric_id'];
					},
					{
						foreignKeyName: 'production_readings_metric_id_fkey';
						columns: ['metric_id'];
						isOneToOne: false;
						referencedRelation: 'metrics';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'production_readings_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'current_production_readings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'production_readings_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'production_readings';
						referencedColumns: ['id'];
					}
				];
			};
			reactions: {
				Row: {
					comment_id: number;
					kind: Database['public']['Enums']['reaction'];
					person_id: string;
					reacted_at: string;
				};
				ComputedFields: never;
				Insert: {
					comment_id: number;
					kind: Database['public']['Enums']['reaction'];
					person_id: string;
					reacted_at?: string;
				};
				Update: {
					comment_id?: number;
					kind?: Database['public']['Enums']['reaction'];
					person_id?: string;
					reacted_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'reactions_comment_id_fkey';
						columns: ['comment_id'];
						isOneToOne: false;
						referencedRelation: 'comments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reactions_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			reading_cells: {
				Row: {
					correlation: number | null;
					day: string;
					experiment_id: number;
					mean: number | null;
					metric_id: number;
					n: number;
					reading_id: number;
					sd: number | null;
					second_mean: number | null;
					second_sd: number | null;
					successes: number | null;
					variant_id: number;
				};
				ComputedFields: never;
				Insert: {
					correlation?: number | null;
					day: string;
					experiment_id: number;
					mean?: number | null;
					metric_id: number;
					n: number;
					reading_id: number;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					successes?: number | null;
					variant_id: number;
				};
				Update: {
					correlation?: number | null;
					day?: string;
					experiment_id?: number;
					mean?: number | null;
					metric_id?: number;
					n?: number;
					reading_id?: number;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					successes?: number | null;
					variant_id?: number;
				};
				Relationships: [];
			};
			reading_tokens: {
				Row: {
					experiment_id: number;
					hint: string;
					id: number;
					last_used_at: string | null;
					made_at: string;
					made_by: string;
					minute_at: string;
					minute_uses: number;
					name: string;
					revoked_at: string | null;
					revoked_by: string | null;
					token_hash: string;
				};
				ComputedFields: never;
				Insert: {
					experiment_id: number;
					hint: string;
					id?: never;
					last_used_at?: string | null;
					made_at?: string;
					made_by: string;
					minute_at?: string;
					minute_uses?: number;
					name: string;
					revoked_at?: string | null;
					revoked_by?: string | null;
					token_hash: string;
				};
				Update: {
					experiment_id?: number;
					hint?: string;
					id?: never;
					last_used_at?: string | null;
					made_at?: string;
					made_by?: string;
					minute_at?: string;
					minute_uses?: number;
					name?: string;
					revoked_at?: string | null;
					revoked_by?: string | null;
					token_hash?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'reading_tokens_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'reading_tokens_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reading_tokens_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reading_tokens_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reading_tokens_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reading_tokens_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reading_tokens_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reading_tokens_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reading_tokens_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'reading_tokens_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reading_tokens_made_by_fkey';
						columns: ['made_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reading_tokens_revoked_by_fkey';
						columns: ['revoked_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			reading_totals: {
				Row: {
					days: number;
					last_day: string;
					metric_id: number;
					n: number;
					products: number;
					second_n: number;
					second_squares: number;
					second_sum: number;
					squares: number;
					successes: number;
					sum: number;
					variant_id: number;
				};
				ComputedFields: never;
				Insert: {
					days?: number;
					last_day: string;
					metric_id: number;
					n?: number;
					products?: number;
					second_n?: number;
					second_squares?: number;
					second_sum?: number;
					squares?: number;
					successes?: number;
					sum?: number;
					variant_id: number;
				};
				Update: {
					days?: number;
					last_day?: string;
					metric_id?: number;
					n?: number;
					products?: number;
					second_n?: number;
					second_squares?: number;
					second_sum?: number;
					squares?: number;
					successes?: number;
					sum?: number;
					variant_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'reading_totals_metric_id_fkey';
						columns: ['metric_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_totals';
						referencedColumns: ['metric_id'];
					},
					{
						foreignKeyName: 'reading_totals_metric_id_fkey';
						columns: ['metric_id'];
						isOneToOne: false;
						referencedRelation: 'metrics';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reading_totals_variant_id_fkey';
						columns: ['variant_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_totals';
						referencedColumns: ['variant_id'];
					},
					{
						foreignKeyName: 'reading_totals_variant_id_fkey';
						columns: ['variant_id'];
						isOneToOne: false;
						referencedRelation: 'variants';
						referencedColumns: ['id'];
					}
				];
			};
			reading_weeks: {
				Row: {
					days: number;
					last_day: string;
					metric_id: number;
					n: number;
					products: number;
					second_n: number;
					second_squares: number;
					second_sum: number;
					squares: number;
					successes: number;
					sum: number;
					variant_id: number;
					week: number;
				};
				ComputedFields: never;
				Insert: {
					days?: number;
					last_day: string;
					metric_id: number;
					n?: number;
					products?: number;
					second_n?: number;
					second_squares?: number;
					second_sum?: number;
					squares?: number;
					successes?: number;
					sum?: number;
					variant_id: number;
					week: number;
				};
				Update: {
					days?: number;
					last_day?: string;
					metric_id?: number;
					n?: number;
					products?: number;
					second_n?: number;
					second_squares?: number;
					second_sum?: number;
					squares?: number;
					successes?: number;
					sum?: number;
					variant_id?: number;
					week?: number;
				};
				Relationships: [];
			};
			readings: {
				Row: {
					correlation: number | null;
					day: string;
					entered_at: string;
					entered_by: string;
					experiment_id: number;
					id: number;
					mean: number | null;
					metric_id: number;
					n: number;
					replaces_id: number | null;
					sd: number | null;
					second_mean: number | null;
					second_sd: number | null;
					source: string;
					successes: number | null;
					token_id: number | null;
					variant_id: number;
					withdrawal: string | null;
				};
				ComputedFields: never;
				Insert: {
					correlation?: number | null;
					day: string;
					entered_at?: string;
					entered_by: string;
					experiment_id: number;
					id?: never;
					mean?: number | null;
					metric_id: number;
					n: number;
					replaces_id?: number | null;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					source?: string;
					successes?: number | null;
					token_id?: number | null;
					variant_id: number;
					withdrawal?: string | null;
				};
				Update: {
					correlation?: number | null;
					day?: string;
					entered_at?: string;
					entered_by?: string;
					experiment_id?: number;
					id?: never;
					mean?: number | null;
					metric_id?: number;
					n?: number;
					replaces_id?: number | null;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					source?: string;
					successes?: number | null;
					token_id?: number | null;
					variant_id?: number;
					withdrawal?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'readings_entered_by_fkey';
						columns: ['entered_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'readings_metric_is_of_the_experiment';
						columns: ['metric_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_totals';
						referencedColumns: ['metric_id', 'experiment_id'];
					},
					{
						foreignKeyName: 'readings_metric_is_of_the_experiment';
						columns: ['metric_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'metrics';
						referencedColumns: ['id', 'experiment_id'];
					},
					{
						foreignKeyName: 'readings_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'current_readings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'readings_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'readings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'readings_token_id_fkey';
						columns: ['token_id'];
						isOneToOne: false;
						referencedRelation: 'reading_tokens';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'readings_variant_is_of_the_experiment';
						columns: ['variant_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'variants';
						referencedColumns: ['id', 'experiment_id'];
					}
				];
			};
			recommendations: {
				Row: {
					analysis: NonNullable<Json>;
					experiment_id: number;
					id: number;
					method: number;
					outcome: Database['public']['Enums']['ballot_choice'] | null;
					state: string;
					worked_out_at: string;
				};
				ComputedFields: never;
				Insert: {
					analysis: NonNullable<Json>;
					experiment_id: number;
					id?: never;
					method: number;
					outcome?: Database['public']['Enums']['ballot_choice'] | null;
					state: string;
					worked_out_at?: string;
				};
				Update: {
					analysis?: NonNullable<Json>;
					experiment_id?: number;
					id?: never;
					method?: number;
					outcome?: Database['public']['Enums']['ballot_choice'] | null;
					state?: string;
					worked_out_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'recommendations_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'recommendations_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'recommendations_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'recommendations_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'recommendations_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'recommendations_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'recommendations_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'recommendations_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'recommendations_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'recommendations_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					}
				];
			};
			registration_answers: {
				Row: {
					answer: string;
					event_id: number;
					person_id: string;
					question_id: number;
				};
				ComputedFields: never;
				Insert: {
					answer: string;
					event_id: number;
					person_id: string;
					question_id: number;
				};
				Update: {
					answer?: string;
					event_id?: number;
					person_id?: string;
					question_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'registration_answers_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'registration_answers_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'registration_answers_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'registration_answers_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'registration_answers_question_id_fkey';
						columns: ['question_id'];
						isOneToOne: false;
						referencedRelation: 'registration_questions';
						referencedColumns: ['id'];
					}
				];
			};
			registration_limits: {
				Row: {
					event_id: number;
					most: number | null;
					most_it: number | null;
					most_marketing: number | null;
					most_other: number | null;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					most?: number | null;
					most_it?: number | null;
					most_marketing?: number | null;
					most_other?: number | null;
				};
				Update: {
					event_id?: number;
					most?: number | null;
					most_it?: number | null;
					most_marketing?: number | null;
					most_other?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'registration_limits_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'registration_limits_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'registration_limits_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					}
				];
			};
			registration_questions: {
				Row: {
					asks: string;
					event_id: number;
					id: number;
					is_required: boolean;
					kind: Database['public']['Enums']['question_kind'];
					options: string[];
					position: number;
					retired_at: string | null;
				};
				ComputedFields: never;
				Insert: {
					asks: string;
					event_id: number;
					id?: never;
					is_required?: boolean;
					kind: Database['public']['Enums']['question_kind'];
					options?: string[];
					position: number;
					retired_at?: string | null;
				};
				Update: {
					asks?: string;
					event_id?: number;
					id?: never;
					is_required?: boolean;
					kind?: Database['public']['Enums']['question_kind'];
					options?: string[];
					position?: number;
					retired_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'registration_questions_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'registration_questions_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'registration_questions_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					}
				];
			};
			registration_removals: {
				Row: {
					event_id: number;
					id: number;
					person_id: string;
					reason: string;
					removed_at: string;
					removed_by: string;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					id?: never;
					person_id: string;
					reason: string;
					removed_at?: string;
					removed_by: string;
				};
				Update: {
					event_id?: number;
					id?: never;
					person_id?: string;
					reason?: string;
					removed_at?: string;
					removed_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'registration_removals_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'registration_removals_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'registration_removals_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'registration_removals_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'registration_removals_removed_by_fkey';
						columns: ['removed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			registrations: {
				Row: {
					checked_in_at: string | null;
					checked_in_by: string | null;
					event_id: number;
					function: Database['public']['Enums']['job_function'] | null;
					is_beyond_limit: boolean;
					moved_up_at: string | null;
					person_id: string;
					registered_at: string;
				};
				ComputedFields: never;
				Insert: {
					checked_in_at?: string | null;
					checked_in_by?: string | null;
					event_id: number;
					function?: Database['public']['Enums']['job_function'] | null;
					is_beyond_limit?: boolean;
					moved_up_at?: string | null;
					person_id: string;
					registered_at?: string;
				};
				Update: {
					checked_in_at?: string | null;
					checked_in_by?: string | null;
					event_id?: number;
					function?: Database['public']['Enums']['job_function'] | null;
					is_beyond_limit?: boolean;
					moved_up_at?: string | null;
					person_id?: string;
					registered_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'registrations_checked_in_by_fkey';
						columns: ['checked_in_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'registrations_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'registrations_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'registrations_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'registrations_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			result_looks: {
				Row: {
					experiment_id: number;
					looked_at: string;
					person_id: string;
					time_box: number;
				};
				ComputedFields: never;
				Insert: {
					experiment_id: number;
					looked_at?: string;
					person_id: string;
					time_box: number;
				};
				Update: {
					experiment_id?: number;
					looked_at?: string;
					person_id?: string;
					time_box?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'result_looks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'result_looks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_looks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_looks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_looks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_looks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_looks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_looks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_looks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'result_looks_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_looks_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			result_openings: {
				Row: {
					item_id: number;
					opened_at: string;
					person_id: string;
				};
				ComputedFields: never;
				Insert: {
					item_id: number;
					opened_at?: string;
					person_id: string;
				};
				Update: {
					item_id?: number;
					opened_at?: string;
					person_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'result_openings_item_id_fkey';
						columns: ['item_id'];
						isOneToOne: false;
						referencedRelation: 'agenda';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_openings_item_id_fkey';
						columns: ['item_id'];
						isOneToOne: false;
						referencedRelation: 'awaited_experiments';
						referencedColumns: ['item_id'];
					},
					{
						foreignKeyName: 'result_openings_item_id_fkey';
						columns: ['item_id'];
						isOneToOne: false;
						referencedRelation: 'items_to_forecast';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_openings_item_id_fkey';
						columns: ['item_id'];
						isOneToOne: false;
						referencedRelation: 'my_forecasts';
						referencedColumns: ['item_id'];
					},
					{
						foreignKeyName: 'result_openings_item_id_fkey';
						columns: ['item_id'];
						isOneToOne: false;
						referencedRelation: 'review_items';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_openings_item_id_fkey';
						columns: ['item_id'];
						isOneToOne: false;
						referencedRelation: 'withheld_results';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_openings_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			result_watchers: {
				Row: {
					person_id: string;
					since: string;
				};
				ComputedFields: never;
				Insert: {
					person_id: string;
					since?: string;
				};
				Update: {
					person_id?: string;
					since?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'result_watchers_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: true;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			result_words: {
				Row: {
					choice_name: string;
					corrected_at: string | null;
					correction: string;
					event_id: number;
					has_choice: boolean;
					thanks: string;
					written_by: string;
				};
				ComputedFields: never;
				Insert: {
					choice_name?: string;
					corrected_at?: string | null;
					correction?: string;
					event_id: number;
					has_choice?: boolean;
					thanks?: string;
					written_by: string;
				};
				Update: {
					choice_name?: string;
					corrected_at?: string | null;
					correction?: string;
					event_id?: number;
					has_choice?: boolean;
					thanks?: string;
					written_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'result_words_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_words_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'result_words_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'result_words_written_by_fkey';
						columns: ['written_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			review_budgets: {
				Row: {
					amount: number;
					days: number;
					id: number;
					review_id: number;
					set_at: string;
					set_by: string;
				};
				ComputedFields: never;
				Insert: {
					amount: number;
					days: number;
					id?: never;
					review_id: number;
					set_at?: string;
					set_by: string;
				};
				Update: {
					amount?: number;
					days?: number;
					id?: never;
					review_id?: number;
					set_at?: string;
					set_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'review_budgets_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'awaited_experiments';
						referencedColumns: ['review_id'];
					},
					{
						foreignKeyName: 'review_budgets_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_budgets_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_page';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_budgets_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'reviews';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_budgets_set_by_fkey';
						columns: ['set_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			review_items: {
				Row: {
					box_id: number | null;
					experiment_id: number;
					id: number;
					listed_at: string;
					minutes: number;
					position: number;
					review_id: number;
					talk_ended_at: string | null;
					talk_started_at: string | null;
				};
				ComputedFields: never;
				Insert: {
					box_id?: number | null;
					experiment_id: number;
					id?: never;
					listed_at?: string;
					minutes: number;
					position: number;
					review_id: number;
					talk_ended_at?: string | null;
					talk_started_at?: string | null;
				};
				Update: {
					box_id?: number | null;
					experiment_id?: number;
					id?: never;
					listed_at?: string;
					minutes?: number;
					position?: number;
					review_id?: number;
					talk_ended_at?: string | null;
					talk_started_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'review_items_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: true;
						referencedRelation: 'agenda';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'review_items_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: true;
						referencedRelation: 'ballot_boxes';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: true;
						referencedRelation: 'ballot_splits';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: true;
						referencedRelation: 'board_cards';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'review_items_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: true;
						referencedRelation: 'box_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: true;
						referencedRelation: 'undoable';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'awaited_experiments';
						referencedColumns: ['review_id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_page';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'reviews';
						referencedColumns: ['id'];
					}
				];
			};
			review_panel: {
				Row: {
					attended_at: string | null;
					delegate_id: string | null;
					person_id: string;
					review_id: number;
				};
				ComputedFields: never;
				Insert: {
					attended_at?: string | null;
					delegate_id?: string | null;
					person_id: string;
					review_id: number;
				};
				Update: {
					attended_at?: string | null;
					delegate_id?: string | null;
					person_id?: string;
					review_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'review_panel_delegate_id_fkey';
						columns: ['delegate_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_panel_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_panel_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'awaited_experiments';
						referencedColumns: ['review_id'];
					},
					{
						foreignKeyName: 'review_panel_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_panel_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_page';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_panel_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'reviews';
						referencedColumns: ['id'];
					}
				];
			};
			reviews: {
				Row: {
					ballot_hours: number;
					chair_id: string;
					closed_at: string | null;
					closed_by: string | null;
					follows_id: number | null;
					id: number;
					is_proposed: boolean;
					key: string | null;
					minutes: number;
					place: string;
					planned_at: string;
					planned_by: string;
					quorum_percent: number;
					reading_days: number;
					rhythm_days: number | null;
					rule: Database['public']['Enums']['ballot_rule'];
					starts_at: string;
					time_zone: string;
					title: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					ballot_hours?: number;
					chair_id: string;
					closed_at?: string | null;
					closed_by?: string | null;
					follows_id?: number | null;
					id?: never;
					is_proposed?: boolean;
					key?: string | null;
					minutes?: number;
					place?: string;
					planned_at?: string;
					planned_by: string;
					quorum_percent?: number;
					reading_days?: number;
					rhythm_days?: number | null;
					rule?: Database['public']['Enums']['ballot_rule'];
					starts_at: string;
					time_zone: string;
					title: string;
					version?: number;
				};
				Update: {
					ballot_hours?: number;
					chair_id?: string;
					closed_at?: string | null;
					closed_by?: string | null;
					follows_id?: number | null;
					id?: never;
					is_proposed?: boolean;
					key?: string | null;
					minutes?: number;
					place?: string;
					planned_at?: string;
					planned_by?: string;
					quorum_percent?: number;
					reading_days?: number;
					rhythm_days?: number | null;
					rule?: Database['public']['Enums']['ballot_rule'];
					starts_at?: string;
					time_zone?: string;
					title?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'reviews_chair_id_fkey';
						columns: ['chair_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reviews_closed_by_fkey';
						columns: ['closed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reviews_follows_id_fkey';
						columns: ['follows_id'];
						isOneToOne: true;
						referencedRelation: 'awaited_experiments';
						referencedColumns: ['review_id'];
					},
					{
						foreignKeyName: 'reviews_follows_id_fkey';
						columns: ['follows_id'];
						isOneToOne: true;
						referencedRelation: 'review_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reviews_follows_id_fkey';
						columns: ['follows_id'];
						isOneToOne: true;
						referencedRelation: 'review_page';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reviews_follows_id_fkey';
						columns: ['follows_id'];
						isOneToOne: true;
						referencedRelation: 'reviews';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reviews_planned_by_fkey';
						columns: ['planned_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			revivals: {
				Row: {
					decision_id: number;
					experiment_id: number;
					reason: string;
					revived_at: string;
					revived_by: string;
				};
				ComputedFields: never;
				Insert: {
					decision_id: number;
					experiment_id: number;
					reason: string;
					revived_at: string;
					revived_by: string;
				};
				Update: {
					decision_id?: number;
					experiment_id?: number;
					reason?: string;
					revived_at?: string;
					revived_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'revivals_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: false;
						referencedRelation: 'board_cards';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'revivals_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: false;
						referencedRelation: 'box_list';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'revivals_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: false;
						referencedRelation: 'decision_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'revivals_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: false;
						referencedRelation: 'decisions';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'revivals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'revivals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'revivals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'revivals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'revivals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'revivals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'revivals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'revivals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'revivals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'revivals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'revivals_revived_by_fkey';
						columns: ['revived_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			rubric_criteria: {
				Row: {
					challenge_id: number | null;
					event_id: number;
					id: number;
					least_means: string;
					most_means: string;
					name: string;
					position: number;
					weight: number;
				};
				ComputedFields: never;
				Insert: {
					challenge_id?: number | null;
					event_id: number;
					id?: never;
					least_means?: string;
					most_means?: string;
					name: string;
					position: number;
					weight?: number;
				};
				Update: {
					challenge_id?: number | null;
					event_id?: number;
					id?: never;
					least_means?: string;
					most_means?: string;
					name?: string;
					position?: number;
					weight?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'rubric_criteria_are_of_a_challenge';
						columns: ['challenge_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'challenges';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'rubric_criteria_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'rubric_criteria_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'rubric_criteria_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					}
				];
			};
			segment_readings: {
				Row: {
					correlation: number | null;
					day: string;
					dimension: string;
					entered_at: string;
					entered_by: string;
					experiment_id: number;
					id: number;
					mean: number | null;
					metric_id: number;
					n: number;
					replaces_id: number | null;
					sd: number | null;
					second_mean: number | null;
					second_sd: number | null;
					segment: string;
					source: string;
					successes: number | null;
					token_id: number | null;
					variant_id: number;
					withdrawal: string | null;
				};
				ComputedFields: never;
				Insert: {
					correlation?: number | null;
					day: string;
					dimension?: string;
					entered_at?: string;
					entered_by: string;
					experiment_id: number;
					id?: never;
					mean?: number | null;
					metric_id: number;
					n: number;
					replaces_id?: number | null;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					segment: string;
					source?: string;
					successes?: number | null;
					token_id?: number | null;
					variant_id: number;
					withdrawal?: string | null;
				};
				Update: {
					correlation?: number | null;
					day?: string;
					dimension?: string;
					entered_at?: string;
					entered_by?: string;
					experiment_id?: number;
					id?: never;
					mean?: number | null;
					metric_id?: number;
					n?: number;
					replaces_id?: number | null;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					segment?: string;
					source?: string;
					successes?: number | null;
					token_id?: number | null;
					variant_id?: number;
					withdrawal?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'segment_readings_entered_by_fkey';
						columns: ['entered_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'segment_readings_metric_is_of_the_experiment';
						columns: ['metric_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_totals';
						referencedColumns: ['metric_id', 'experiment_id'];
					},
					{
						foreignKeyName: 'segment_readings_metric_is_of_the_experiment';
						columns: ['metric_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'metrics';
						referencedColumns: ['id', 'experiment_id'];
					},
					{
						foreignKeyName: 'segment_readings_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'current_segment_readings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'segment_readings_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'segment_readings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'segment_readings_token_id_fkey';
						columns: ['token_id'];
						isOneToOne: false;
						referencedRelation: 'reading_tokens';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'segment_readings_variant_is_of_the_experiment';
						columns: ['variant_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'variants';
						referencedColumns: ['id', 'experiment_id'];
					}
				];
			};
			segment_totals: {
				Row: {
					days: number;
					dimension: string;
					experiment_id: number;
					metric_id: number;
					n: number;
					products: number;
					second_n: number;
					second_squares: number;
					second_sum: number;
					segment: string;
					squares: number;
					successes: number;
					sum: number;
					variant_id: number;
				};
				ComputedFields: never;
				Insert: {
					days?: number;
					dimension: string;
					experiment_id: number;
					metric_id: number;
					n?: number;
					products?: number;
					second_n?: number;
					second_squares?: number;
					second_sum?: number;
					segment: string;
					squares?: number;
					successes?: number;
					sum?: number;
					variant_id: number;
				};
				Update: {
					days?: number;
					dimension?: string;
					experiment_id?: number;
					metric_id?: number;
					n?: number;
					products?: number;
					second_n?: number;
					second_squares?: number;
					second_sum?: number;
					segment?: string;
					squares?: number;
					successes?: number;
					sum?: number;
					variant_id?: number;
				};
				Relationships: [];
			};
			share_links: {
				Row: {
					experiment_id: number;
					expires_at: string;
					id: number;
					made_at: string;
					made_by: string;
					revoked_at: string | null;
					token_hash: string;
				};
				ComputedFields: never;
				Insert: {
					experiment_id: number;
					expires_at: string;
					id?: never;
					made_at?: string;
					made_by: string;
					revoked_at?: string | null;
					token_hash: string;
				};
				Update: {
					experiment_id?: number;
					expires_at?: string;
					id?: never;
					made_at?: string;
					made_by?: string;
					revoked_at?: string | null;
					token_hash?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'share_links_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'share_links_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'share_links_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'share_links_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'share_links_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'share_links_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'share_links_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'share_links_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'share_links_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'share_links_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'share_links_made_by_fkey';
						columns: ['made_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			sign_offs: {
				Row: {
					experiment_id: number;
					id: number;
					side: Database['public']['Enums']['job_function'];
					signed_at: string;
					signed_by: string;
					state: Database['public']['Enums']['sign_off_state'];
					topic: Database['public']['Enums']['sign_off_topic'];
					words: string;
				};
				ComputedFields: never;
				Insert: {
					experiment_id: number;
					id?: never;
					side: Database['public']['Enums']['job_function'];
					signed_at?: string;
					signed_by: string;
					state: Database['public']['Enums']['sign_off_state'];
					topic: Database['public']['Enums']['sign_off_topic'];
					words?: string;
				};
				Update: {
					experiment_id?: number;
					id?: never;
					side?: Database['public']['Enums']['job_function'];
					signed_at?: string;
					signed_by?: string;
					state?: Database['public']['Enums']['sign_off_state'];
					topic?: Database['public']['Enums']['sign_off_topic'];
					words?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'sign_offs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'sign_offs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sign_offs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sign_offs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sign_offs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sign_offs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sign_offs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sign_offs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sign_offs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'sign_offs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sign_offs_signed_by_fkey';
						columns: ['signed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			signatures: {
				Row: {
					box_id: number;
					outcome: Database['public']['Enums']['ballot_choice'];
					side: Database['public']['Enums']['job_function'];
					signed_at: string;
					signed_by: string;
				};
				ComputedFields: never;
				Insert: {
					box_id: number;
					outcome: Database['public']['Enums']['ballot_choice'];
					side: Database['public']['Enums']['job_function'];
					signed_at?: string;
					signed_by: string;
				};
				Update: {
					box_id?: number;
					outcome?: Database['public']['Enums']['ballot_choice'];
					side?: Database['public']['Enums']['job_function'];
					signed_at?: string;
					signed_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'signatures_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'agenda';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'signatures_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'ballot_boxes';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'signatures_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'ballot_splits';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'signatures_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'board_cards';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'signatures_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'box_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'signatures_box_id_fkey';
						columns: ['box_id'];
						isOneToOne: false;
						referencedRelation: 'undoable';
						referencedColumns: ['box_id'];
					},
					{
						foreignKeyName: 'signatures_signed_by_fkey';
						columns: ['signed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			sizings: {
				Row: {
					alpha: number;
					baseline: number | null;
					correlation: number | null;
					days: number | null;
					days_before: number | null;
					detectable: number | null;
					experiment_id: number;
					formula: string | null;
					half_width: number | null;
					is_knowing: boolean;
					needed: number | null;
					power: number;
					reason: string;
					sd: number | null;
					sized_at: string;
					sized_by: string;
					visitors_per_day: number | null;
				};
				ComputedFields: never;
				Insert: {
					alpha?: number;
					baseline?: number | null;
					correlation?: number | null;
					days?: number | null;
					days_before?: number | null;
					detectable?: number | null;
					experiment_id: number;
					formula?: string | null;
					half_width?: number | null;
					is_knowing?: boolean;
					needed?: number | null;
					power?: number;
					reason?: string;
					sd?: number | null;
					sized_at?: string;
					sized_by: string;
					visitors_per_day?: number | null;
				};
				Update: {
					alpha?: number;
					baseline?: number | null;
					correlation?: number | null;
					days?: number | null;
					days_before?: number | null;
					detectable?: number | null;
					experiment_id?: number;
					formula?: string | null;
					half_width?: number | null;
					is_knowing?: boolean;
					needed?: number | null;
					power?: number;
					reason?: string;
					sd?: number | null;
					sized_at?: string;
					sized_by?: string;
					visitors_per_day?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'sizings_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'sizings_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sizings_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sizings_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sizings_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sizings_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sizings_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sizings_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sizings_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'sizings_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: true;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'sizings_sized_by_fkey';
						columns: ['sized_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			spends: {
				Row: {
					amount: number;
					day: string;
					days: number;
					experiment_id: number;
					id: number;
					key: string | null;
					recorded_at: string;
					recorded_by: string;
					replaces_id: number | null;
					tranche_id: number | null;
					what: string;
				};
				ComputedFields: never;
				Insert: {
					amount: number;
					day: string;
					days: number;
					experiment_id: number;
					id?: never;
					key?: string | null;
					recorded_at?: string;
					recorded_by: string;
					replaces_id?: number | null;
					tranche_id?: number | null;
					what: string;
				};
				Update: {
					amount?: number;
					day?: string;
					days?: number;
					experiment_id?: number;
					id?: never;
					key?: string | null;
					recorded_at?: string;
					recorded_by?: string;
					replaces_id?: number | null;
					tranche_id?: number | null;
					what?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_recorded_by_fkey';
						columns: ['recorded_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'current_spends';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'spends';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_tranche_id_fkey';
						columns: ['tranche_id'];
						isOneToOne: false;
						referencedRelation: 'current_tranches';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_tranche_id_fkey';
						columns: ['tranche_id'];
						isOneToOne: false;
						referencedRelation: 'tranches';
						referencedColumns: ['id'];
					}
				];
			};
			standings: {
				Row: {
					event_id: number;
					id: number;
					places: NonNullable<Json>;
					state: string;
					worked_out_at: string;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					id?: never;
					places: NonNullable<Json>;
					state: string;
					worked_out_at?: string;
				};
				Update: {
					event_id?: number;
					id?: never;
					places?: NonNullable<Json>;
					state?: string;
					worked_out_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'standings_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'standings_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'standings_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					}
				];
			};
			start_approvals: {
				Row: {
					approved_at: string;
					approved_by: string;
					experiment_id: number;
					id: number;
					plan_hash: string;
					side: Database['public']['Enums']['job_function'];
				};
				ComputedFields: never;
				Insert: {
					approved_at?: string;
					approved_by: string;
					experiment_id: number;
					id?: never;
					plan_hash: string;
					side: Database['public']['Enums']['job_function'];
				};
				Update: {
					approved_at?: string;
					approved_by?: string;
					experiment_id?: number;
					id?: never;
					plan_hash?: string;
					side?: Database['public']['Enums']['job_function'];
				};
				Relationships: [
					{
						foreignKeyName: 'start_approvals_approved_by_fkey';
						columns: ['approved_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'start_approvals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'start_approvals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'start_approvals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'start_approvals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'start_approvals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'start_approvals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'start_approvals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'start_approvals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'start_approvals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'start_approvals_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					}
				];
			};
			stated_standings: {
				Row: {
					handover_id: number;
					held_against: Database['public']['Enums']['effect_against'];
					id: number;
					readings: number[];
					standing: Database['public']['Enums']['effect_standing'];
					stated_at: string;
				};
				ComputedFields: never;
				Insert: {
					handover_id: number;
					held_against: Database['public']['Enums']['effect_against'];
					id?: never;
					readings: number[];
					standing: Database['public']['Enums']['effect_standing'];
					stated_at?: string;
				};
				Update: {
					handover_id?: number;
					held_against?: Database['public']['Enums']['effect_against'];
					id?: never;
					readings?: number[];
					standing?: Database['public']['Enums']['effect_standing'];
					stated_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'stated_standings_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handover_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'stated_standings_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handovers';
						referencedColumns: ['id'];
					}
				];
			};
			strikes: {
				Row: {
					entry_id: number;
					reason: string;
					struck_at: string;
					struck_by: string;
				};
				ComputedFields: never;
				Insert: {
					entry_id: number;
					reason: string;
					struck_at?: string;
					struck_by: string;
				};
				Update: {
					entry_id?: number;
					reason?: string;
					struck_at?: string;
					struck_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'strikes_entry_id_fkey';
						columns: ['entry_id'];
						isOneToOne: true;
						referencedRelation: 'notebook';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'strikes_entry_id_fkey';
						columns: ['entry_id'];
						isOneToOne: true;
						referencedRelation: 'notebook_entries';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'strikes_struck_by_fkey';
						columns: ['struck_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			submission_drafts: {
				Row: {
					answers: NonNullable<Json>;
					event_id: number;
					links: NonNullable<Json>;
					marks: NonNullable<Json>;
					saved_at: string;
					saved_by: string;
					team_id: number;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					answers: NonNullable<Json>;
					event_id: number;
					links: NonNullable<Json>;
					marks?: NonNullable<Json>;
					saved_at: string;
					saved_by: string;
					team_id: number;
					version: number;
				};
				Update: {
					answers?: NonNullable<Json>;
					event_id?: number;
					links?: NonNullable<Json>;
					marks?: NonNullable<Json>;
					saved_at?: string;
					saved_by?: string;
					team_id?: number;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'submission_drafts_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'submission_drafts_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'submission_drafts_saved_by_fkey';
						columns: ['saved_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			submission_extensions: {
				Row: {
					event_id: number;
					given_at: string;
					given_by: string;
					id: number;
					reason: string;
					team_id: number;
					until_at: string;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					given_at: string;
					given_by: string;
					id?: never;
					reason: string;
					team_id: number;
					until_at: string;
				};
				Update: {
					event_id?: number;
					given_at?: string;
					given_by?: string;
					id?: never;
					reason?: string;
					team_id?: number;
					until_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'submission_extensions_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'submission_extensions_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'submission_extensions_given_by_fkey';
						columns: ['given_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			submission_files: {
				Row: {
					added_at: string;
					added_by: string;
					alt: string;
					content: string;
					event_id: number;
					hash: string;
					id: number;
					media_type: string;
					name: string;
					removed_at: string | null;
					size: number;
					team_id: number;
				};
				ComputedFields: never;
				Insert: {
					added_at: string;
					added_by: string;
					alt: string;
					content: string;
					event_id: number;
					hash?: never;
					id?: never;
					media_type: string;
					name: string;
					removed_at?: string | null;
					size?: never;
					team_id: number;
				};
				Update: {
					added_at?: string;
					added_by?: string;
					alt?: string;
					content?: string;
					event_id?: number;
					hash?: never;
					id?: never;
					media_type?: string;
					name?: string;
					removed_at?: string | null;
					size?: never;
					team_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'submission_files_added_by_fkey';
						columns: ['added_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'submission_files_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'submission_files_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					}
				];
			};
			submission_forms: {
				Row: {
					changed_at: string;
					changed_by: string;
					event_id: number;
					fields: NonNullable<Json>;
					taken_away: NonNullable<Json>;
				};
				ComputedFields: never;
				Insert: {
					changed_at: string;
					changed_by: string;
					event_id: number;
					fields: NonNullable<Json>;
					taken_away?: NonNullable<Json>;
				};
				Update: {
					changed_at?: string;
					changed_by?: string;
					event_id?: number;
					fields?: NonNullable<Json>;
					taken_away?: NonNullable<Json>;
				};
				Relationships: [
					{
						foreignKeyName: 'submission_forms_changed_by_fkey';
						columns: ['changed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'submission_forms_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'submission_forms_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'submission_forms_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					}
				];
			};
			submissions: {
				Row: {
					answers: NonNullable<Json>;
					event_id: number;
					first_submitted_at: string;
					link: string;
					links: NonNullable<Json>;
					nth: number | null;
					opened: string | null;
					pitch: string;
					submitted_at: string;
					submitted_by: string;
					team_id: number;
				};
				ComputedFields: never;
				Insert: {
					answers?: NonNullable<Json>;
					event_id: number;
					first_submitted_at?: string;
					link?: string;
					links?: NonNullable<Json>;
					nth?: number | null;
					opened?: string | null;
					pitch: string;
					submitted_at?: string;
					submitted_by: string;
					team_id: number;
				};
				Update: {
					answers?: NonNullable<Json>;
					event_id?: number;
					first_submitted_at?: string;
					link?: string;
					links?: NonNullable<Json>;
					nth?: number | null;
					opened?: string | null;
					pitch?: string;
					submitted_at?: string;
					submitted_by?: string;
					team_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'submissions_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'submissions_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'submissions_submitted_by_fkey';
						columns: ['submitted_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			superseding_signatures: {
				Row: {
					decision_id: number;
					outcome: Database['public']['Enums']['ballot_choice'];
					side: Database['public']['Enums']['job_function'];
					signed_at: string;
					signed_by: string;
				};
				ComputedFields: never;
				Insert: {
					decision_id: number;
					outcome: Database['public']['Enums']['ballot_choice'];
					side: Database['public']['Enums']['job_function'];
					signed_at?: string;
					signed_by: string;
				};
				Update: {
					decision_id?: number;
					outcome?: Database['public']['Enums']['ballot_choice'];
					side?: Database['public']['Enums']['job_function'];
					signed_at?: string;
					signed_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'superseding_signatures_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: false;
						referencedRelation: 'board_cards';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'superseding_signatures_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: false;
						referencedRelation: 'box_list';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'superseding_signatures_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: false;
						referencedRelation: 'decision_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'superseding_signatures_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: false;
						referencedRelation: 'decisions';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'superseding_signatures_signed_by_fkey';
						columns: ['signed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			supports: {
				Row: {
					came_with: number | null;
					function: Database['public']['Enums']['job_function'];
					idea_id: number;
					person_id: string;
					supported_at: string;
				};
				ComputedFields: never;
				Insert: {
					came_with?: number | null;
					function: Database['public']['Enums']['job_function'];
					idea_id: number;
					person_id: string;
					supported_at?: string;
				};
				Update: {
					came_with?: number | null;
					function?: Database['public']['Enums']['job_function'];
					idea_id?: number;
					person_id?: string;
					supported_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'supports_came_with_a_merge';
						columns: ['came_with'];
						isOneToOne: false;
						referencedRelation: 'idea_merges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'supports_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'supports_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'supports_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'supports_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			tags: {
				Row: {
					id: number;
					kind: Database['public']['Enums']['tag_kind'];
					name: string;
				};
				ComputedFields: never;
				Insert: {
					id?: never;
					kind: Database['public']['Enums']['tag_kind'];
					name: string;
				};
				Update: {
					id?: never;
					kind?: Database['public']['Enums']['tag_kind'];
					name?: string;
				};
				Relationships: [];
			};
			team_closings: {
				Row: {
					closed_at: string;
					event_id: number;
					id: number;
					kind: Database['public']['Enums']['team_request_kind'];
					person_id: string;
					team: string;
				};
				ComputedFields: never;
				Insert: {
					closed_at: string;
					event_id: number;
					id?: never;
					kind: Database['public']['Enums']['team_request_kind'];
					person_id: string;
					team: string;
				};
				Update: {
					closed_at?: string;
					event_id?: number;
					id?: never;
					kind?: Database['public']['Enums']['team_request_kind'];
					person_id?: string;
					team?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'team_closings_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_closings_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_closings_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'team_closings_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			team_members: {
				Row: {
					event_id: number;
					function: Database['public']['Enums']['job_function'] | null;
					is_bridging: boolean;
					joined_at: string;
					person_id: string;
					place_kept_at: string | null;
					placed_by: string | null;
					team_id: number;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					function?: Database['public']['Enums']['job_function'] | null;
					is_bridging?: boolean;
					joined_at?: string;
					person_id: string;
					place_kept_at?: string | null;
					placed_by?: string | null;
					team_id: number;
				};
				Update: {
					event_id?: number;
					function?: Database['public']['Enums']['job_function'] | null;
					is_bridging?: boolean;
					joined_at?: string;
					person_id?: string;
					place_kept_at?: string | null;
					placed_by?: string | null;
					team_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'team_members_are_in_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'team_members_are_in_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'team_members_are_registered';
						columns: ['event_id', 'person_id'];
						isOneToOne: true;
						referencedRelation: 'registrations';
						referencedColumns: ['event_id', 'person_id'];
					},
					{
						foreignKeyName: 'team_members_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_members_placed_by_fkey';
						columns: ['placed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			team_notes: {
				Row: {
					body: string;
					id: number;
					team_id: number;
					written_at: string;
					written_by: string;
				};
				ComputedFields: never;
				Insert: {
					body: string;
					id?: never;
					team_id: number;
					written_at?: string;
					written_by: string;
				};
				Update: {
					body?: string;
					id?: never;
					team_id?: number;
					written_at?: string;
					written_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'team_notes_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_notes_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_notes_written_by_fkey';
						columns: ['written_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			team_removals: {
				Row: {
					event_id: number;
					id: number;
					person_id: string;
					reason: string;
					removed_at: string;
					removed_by: string;
					team: string;
					team_id: number | null;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					id?: never;
					person_id: string;
					reason: string;
					removed_at?: string;
					removed_by: string;
					team: string;
					team_id?: number | null;
				};
				Update: {
					event_id?: number;
					id?: never;
					person_id?: string;
					reason?: string;
					removed_at?: string;
					removed_by?: string;
					team?: string;
					team_id?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'team_removals_are_in_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'team_removals_are_in_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'team_removals_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_removals_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_removals_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'team_removals_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_removals_removed_by_fkey';
						columns: ['removed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			team_requests: {
				Row: {
					event_id: number;
					id: number;
					kind: Database['public']['Enums']['team_request_kind'];
					made_at: string;
					made_by: string;
					outcome: Database['public']['Enums']['team_request_outcome'] | null;
					person_id: string;
					says: string;
					seat_id: number | null;
					settled_at: string | null;
					settled_by: string | null;
					team_id: number;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					id?: never;
					kind: Database['public']['Enums']['team_request_kind'];
					made_at?: string;
					made_by: string;
					outcome?: Database['public']['Enums']['team_request_outcome'] | null;
					person_id: string;
					says?: string;
					seat_id?: number | null;
					settled_at?: string | null;
					settled_by?: string | null;
					team_id: number;
				};
				Update: {
					event_id?: number;
					id?: never;
					kind?: Database['public']['Enums']['team_request_kind'];
					made_at?: string;
					made_by?: string;
					outcome?: Database['public']['Enums']['team_request_outcome'] | null;
					person_id?: string;
					says?: string;
					seat_id?: number | null;
					settled_at?: string | null;
					settled_by?: string | null;
					team_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'team_requests_are_in_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'team_requests_are_in_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'team_requests_made_by_fkey';
						columns: ['made_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_requests_name_a_seat_of_the_team';
						columns: ['seat_id', 'team_id'];
						isOneToOne: false;
						referencedRelation: 'team_seats';
						referencedColumns: ['id', 'team_id'];
					},
					{
						foreignKeyName: 'team_requests_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_requests_settled_by_fkey';
						columns: ['settled_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			team_rules: {
				Row: {
					event_id: number;
					max_size: number;
					min_size: number;
					must_mix: boolean;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					max_size: number;
					min_size: number;
					must_mix: boolean;
				};
				Update: {
					event_id?: number;
					max_size?: number;
					min_size?: number;
					must_mix?: boolean;
				};
				Relationships: [
					{
						foreignKeyName: 'team_rules_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_rules_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_rules_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					}
				];
			};
			team_seats: {
				Row: {
					closed_at: string | null;
					event_id: number;
					filled_by: string | null;
					id: number;
					opened_at: string;
					opened_by: string;
					says: string;
					skills: string[];
					team_id: number;
					wants: Database['public']['Enums']['seat_side'];
				};
				ComputedFields: never;
				Insert: {
					closed_at?: string | null;
					event_id: number;
					filled_by?: string | null;
					id?: never;
					opened_at?: string;
					opened_by: string;
					says?: string;
					skills?: string[];
					team_id: number;
					wants: Database['public']['Enums']['seat_side'];
				};
				Update: {
					closed_at?: string | null;
					event_id?: number;
					filled_by?: string | null;
					id?: never;
					opened_at?: string;
					opened_by?: string;
					says?: string;
					skills?: string[];
					team_id?: number;
					wants?: Database['public']['Enums']['seat_side'];
				};
				Relationships: [
					{
						foreignKeyName: 'team_seats_are_in_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'team_seats_are_in_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'team_seats_filled_by_fkey';
						columns: ['filled_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_seats_opened_by_fkey';
						columns: ['opened_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			team_tasks: {
				Row: {
					added_at: string;
					added_by: string;
					done_at: string | null;
					done_by: string | null;
					id: number;
					person_id: string | null;
					team_id: number;
					title: string;
				};
				ComputedFields: never;
				Insert: {
					added_at?: string;
					added_by: string;
					done_at?: string | null;
					done_by?: string | null;
					id?: never;
					person_id?: string | null;
					team_id: number;
					title: string;
				};
				Update: {
					added_at?: string;
					added_by?: string;
					done_at?: string | null;
					done_by?: string | null;
					id?: never;
					person_id?: string | null;
					team_id?: number;
					title?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'team_tasks_added_by_fkey';
						columns: ['added_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_tasks_are_of_members';
						columns: ['team_id', 'person_id'];
						isOneToOne: false;
						referencedRelation: 'team_members';
						referencedColumns: ['team_id', 'person_id'];
					},
					{
						foreignKeyName: 'team_tasks_done_by_fkey';
						columns: ['done_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_tasks_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_tasks_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'team_tasks_team_id_fkey';
						columns: ['team_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id'];
					}
				];
			};
			teams: {
				Row: {
					asks_first: boolean;
					event_id: number;
					formed_at: string;
					formed_by: string;
					id: number;
					idea_id: number;
					lead_id: string;
					name: string;
					rule_min_size: number | null;
					rule_must_mix: boolean | null;
					submitted_at: string | null;
				};
				ComputedFields: never;
				Insert: {
					asks_first?: boolean;
					event_id: number;
					formed_at?: string;
					formed_by: string;
					id?: never;
					idea_id: number;
					lead_id: string;
					name: string;
					rule_min_size?: number | null;
					rule_must_mix?: boolean | null;
					submitted_at?: string | null;
				};
				Update: {
					asks_first?: boolean;
					event_id?: number;
					formed_at?: string;
					formed_by?: string;
					id?: never;
					idea_id?: number;
					lead_id?: string;
					name?: string;
					rule_min_size?: number | null;
					rule_must_mix?: boolean | null;
					submitted_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'teams_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'teams_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'teams_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'teams_formed_by_fkey';
						columns: ['formed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'teams_idea_is_of_the_event';
						columns: ['idea_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'teams_idea_is_of_the_event';
						columns: ['idea_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'teams_lead_id_fkey';
						columns: ['lead_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			template_items: {
				Row: {
					added_at: string;
					added_by: string | null;
					function: Database['public']['Enums']['job_function'];
					help: string;
					id: number;
					name: string;
					position: number;
					retired_at: string | null;
				};
				ComputedFields: never;
				Insert: {
					added_at?: string;
					added_by?: string | null;
					function: Database['public']['Enums']['job_function'];
					help?: string;
					id?: never;
					name: string;
					position?: number;
					retired_at?: string | null;
				};
				Update: {
					added_at?: string;
					added_by?: string | null;
					function?: Database['public']['Enums']['job_function'];
					help?: string;
					id?: never;
					name?: string;
					position?: number;
					retired_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'template_items_added_by_fkey';
						columns: ['added_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			time_boxes: {
				Row: {
					ends_on: string;
					experiment_id: number;
					extensions: number;
					number: number;
					starts_on: string;
				};
				ComputedFields: never;
				Insert: {
					ends_on: string;
					experiment_id: number;
					extensions?: number;
					number: number;
					starts_on: string;
				};
				Update: {
					ends_on?: string;
					experiment_id?: number;
					extensions?: number;
					number?: number;
					starts_on?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					}
				];
			};
			tranches: {
				Row: {
					amount: number;
					counts_at: string;
					days: number;
					decision_id: number | null;
					experiment_id: number;
					id: number;
					key: string | null;
					reason: string;
					released_at: string;
					released_by: string;
					replaces_id: number | null;
				};
				ComputedFields: never;
				Insert: {
					amount: number;
					counts_at?: string;
					days: number;
					decision_id?: number | null;
					experiment_id: number;
					id?: never;
					key?: string | null;
					reason?: string;
					released_at?: string;
					released_by: string;
					replaces_id?: number | null;
				};
				Update: {
					amount?: number;
					counts_at?: string;
					days?: number;
					decision_id?: number | null;
					experiment_id?: number;
					id?: never;
					key?: string | null;
					reason?: string;
					released_at?: string;
					released_by?: string;
					replaces_id?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'tranches_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'board_cards';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'tranches_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'box_list';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'tranches_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'decision_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'decisions';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_released_by_fkey';
						columns: ['released_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'current_tranches';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'tranches';
						referencedColumns: ['id'];
					}
				];
			};
			variant_pictures: {
				Row: {
					alt: string;
					experiment_id: number;
					picture_id: number;
					variant_id: number;
				};
				ComputedFields: never;
				Insert: {
					alt: string;
					experiment_id: number;
					picture_id: number;
					variant_id: number;
				};
				Update: {
					alt?: string;
					experiment_id?: number;
					picture_id?: number;
					variant_id?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'variant_pictures_picture_is_of_the_experiment';
						columns: ['picture_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'pictures';
						referencedColumns: ['id', 'experiment_id'];
					},
					{
						foreignKeyName: 'variant_pictures_variant_is_of_the_experiment';
						columns: ['variant_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'variants';
						referencedColumns: ['id', 'experiment_id'];
					}
				];
			};
			variants: {
				Row: {
					description: string;
					experiment_id: number;
					id: number;
					is_control: boolean;
					name: string;
					position: number;
					weight: number;
				};
				ComputedFields: never;
				Insert: {
					description?: string;
					experiment_id: number;
					id?: never;
					is_control?: boolean;
					name: string;
					position: number;
					weight?: number;
				};
				Update: {
					description?: string;
					experiment_id?: number;
					id?: never;
					is_control?: boolean;
					name?: string;
					position?: number;
					weight?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'variants_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'variants_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'variants_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'variants_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'variants_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'variants_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'variants_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'variants_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'variants_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'variants_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					}
				];
			};
			vote_ballots: {
				Row: {
					cast_at: string;
					event_id: number;
					first_cast_at: string;
					function: Database['public']['Enums']['job_function'];
					version: number;
					voter_id: string;
				};
				ComputedFields: never;
				Insert: {
					cast_at: string;
					event_id: number;
					first_cast_at: string;
					function: Database['public']['Enums']['job_function'];
					version?: number;
					voter_id: string;
				};
				Update: {
					cast_at?: string;
					event_id?: number;
					first_cast_at?: string;
					function?: Database['public']['Enums']['job_function'];
					version?: number;
					voter_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'vote_ballots_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'vote_ballots_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'vote_ballots_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'vote_ballots_voter_id_fkey';
						columns: ['voter_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			votes: {
				Row: {
					event_id: number;
					team_id: number;
					voter_id: string;
					weight: number;
				};
				ComputedFields: never;
				Insert: {
					event_id: number;
					team_id: number;
					voter_id: string;
					weight: number;
				};
				Update: {
					event_id?: number;
					team_id?: number;
					voter_id?: string;
					weight?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'votes_are_for_a_team_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'votes_are_for_a_team_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'votes_lie_in_a_ballot';
						columns: ['event_id', 'voter_id'];
						isOneToOne: false;
						referencedRelation: 'vote_ballots';
						referencedColumns: ['event_id', 'voter_id'];
					}
				];
			};
			voting_rules: {
				Row: {
					amount: number;
					event_id: number;
					method: Database['public']['Enums']['voting_method'];
					most_on_one: number;
					set_at: string;
					set_by: string;
				};
				ComputedFields: never;
				Insert: {
					amount: number;
					event_id: number;
					method: Database['public']['Enums']['voting_method'];
					most_on_one?: number;
					set_at?: string;
					set_by: string;
				};
				Update: {
					amount?: number;
					event_id?: number;
					method?: Database['public']['Enums']['voting_method'];
					most_on_one?: number;
					set_at?: string;
					set_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'voting_rules_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'voting_rules_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'voting_rules_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: true;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'voting_rules_set_by_fkey';
						columns: ['set_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			waiting_list: {
				Row: {
					asked_at: string;
					event_id: number;
					id: number;
					person_id: string;
				};
				ComputedFields: never;
				Insert: {
					asked_at?: string;
					event_id: number;
					id?: never;
					person_id: string;
				};
				Update: {
					asked_at?: string;
					event_id?: number;
					id?: never;
					person_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'waiting_list_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'waiting_list_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'waiting_list_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'waiting_list_person_id_fkey';
						columns: ['person_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
		};
		Views: {
			activity_list: {
				Row: {
					actor: string | null;
					actor_function: Database['public']['Enums']['job_function'] | null;
					actor_id: string | null;
					actor_is_bridging: boolean | null;
					at: string;
					details: NonNullable<Json>;
					seq: number;
					subject: string;
					subject_id: string;
					subject_key: string | null;
					subject_name: string | null;
					verb: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'activity_actor_id_fkey';
						columns: ['actor_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			agenda: {
				Row: {
					box_id: number | null;
					closes_at: string | null;
					conflicts: Json | null;
					departs: boolean | null;
					ends_on: string | null;
					experiment_id: number;
					forecast: number | null;
					id: number;
					is_shared: boolean | null;
					minutes: number;
					now: string | null;
					opened_at: string | null;
					outcome: Database['public']['Enums']['ballot_choice'] | null;
					position: number;
					revealed_at: string | null;
					review_id: number;
					seats: number | null;
					shared_forecasts: Json | null;
					state: Database['public']['Enums']['experiment_state'] | null;
					talk_ended_at: string | null;
					talk_started_at: string | null;
					title: string;
					today: string | null;
					turnout: Json | null;
					won: boolean | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'awaited_experiments';
						referencedColumns: ['review_id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_page';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'reviews';
						referencedColumns: ['id'];
					}
				];
			};
			announcement_list: {
				Row: {
					about: string | null;
					asked_at: string | null;
					audience: Database['public']['Enums']['audience'];
					author: string;
					challenge_id: number | null;
					due_at: string;
					event_id: number;
					event_name: string;
					id: number;
					is_to_come: boolean | null;
					results_at: string;
					says: string;
					slug: string;
					team_id: number | null;
					withdrawn_at: string | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'announcements_challenge_is_of_the_event';
						columns: ['challenge_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'challenges';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'announcements_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'announcements_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'announcements_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'announcements_team_is_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'announcements_team_is_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					}
				];
			};
			announcement_news: {
				Row: {
					due_at: string;
					event_name: string;
					id: number;
					says: string | null;
					slug: string;
				};
				ComputedFields: never;
				Relationships: [];
			};
			awaited_experiments: {
				Row: {
					experiment_id: number;
					item_id: number;
					review_id: number;
					title: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'review_items_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					}
				];
			};
			award_reminders: {
				Row: {
					is_sealed: boolean | null;
					is_unprepared: boolean | null;
					name: string;
					results_at: string;
					slug: string;
					time_zone: string;
				};
				ComputedFields: never;
				Relationships: [];
			};
			ballot_splits: {
				Row: {
					ballots: number | null;
					experiment_id: number;
					id: number;
					it_iterate: number | null;
					it_kill: number | null;
					it_promote: number | null;
					marketing_iterate: number | null;
					marketing_kill: number | null;
					marketing_promote: number | null;
					revealed_at: string | null;
					time_box: number;
					title: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					}
				];
			};
			board_cards: {
				Row: {
					asked_by: string;
					asked_by_function: Database['public']['Enums']['job_function'] | null;
					ballots: Json | null;
					box_id: number | null;
					chair_id: string | null;
					closes_at: string | null;
					cut: Json | null;
					decided_at: string | null;
					decision_id: number | null;
					design: Database['public']['Enums']['experiment_design'] | null;
					ended_at: string | null;
					ends_on: string | null;
					extensions: number | null;
					id: number | null;
					idea_id: number | null;
					is_amended: boolean | null;
					it_owner_id: string | null;
					it_supports: number;
					look_rule: Database['public']['Enums']['look_rule'] | null;
					looks: number | null;
					marketing_owner_id: string | null;
					marketing_supports: number;
					outcome: Database['public']['Enums']['ballot_choice'] | null;
					overrule_reason: string | null;
					quorum: number | null;
					recommended: Database['public']['Enums']['ballot_choice'] | null;
					refusals: Json | null;
					revealed_at: string | null;
					rule_met: boolean | null;
					seq: number | null;
					sign_offs: Json | null;
					signed: Json | null;
					state: Database['public']['Enums']['experiment_state'] | null;
					stopped: string | null;
					time_box: number | null;
					title: string | null;
					today: string | null;
					totals: Json | null;
					turnout: Json | null;
					voters: Json | null;
					was_moved: boolean | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'ballot_boxes_opened_by_fkey';
						columns: ['chair_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			box_list: {
				Row: {
					ballots: Json | null;
					chair: string;
					chair_id: string;
					closes_at: string;
					decided_at: string | null;
					decided_by: string | null;
					decides: boolean | null;
					decision_id: number | null;
					departure_reason: string | null;
					departures: Json | null;
					dissent: string | null;
					experiment_id: number;
					has_panel: boolean;
					id: number;
					is_closed: boolean | null;
					learned: string | null;
					next_step: string | null;
					opened_at: string;
					outcome: Database['public']['Enums']['ballot_choice'] | null;
					overrule_reason: string | null;
					quorum: number | null;
					quorum_asked: number;
					rationale: string | null;
					recommended: Database['public']['Enums']['ballot_choice'] | null;
					revealed_at: string | null;
					revealed_by: string | null;
					review_on: string | null;
					rule: Database['public']['Enums']['ballot_rule'];
					rule_met: boolean | null;
					rules: Json | null;
					seats: Json | null;
					second_kind: Database['public']['Enums']['second_kind'] | null;
					seconded_by: string | null;
					signatures: Json | null;
					supersedes_id: number | null;
					time_box: number;
					turnout: Json | null;
					would_change_our_mind: string | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_opened_by_fkey';
						columns: ['chair_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'decisions_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: true;
						referencedRelation: 'board_cards';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'decisions_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: true;
						referencedRelation: 'box_list';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'decisions_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: true;
						referencedRelation: 'decision_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'decisions_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: true;
						referencedRelation: 'decisions';
						referencedColumns: ['id'];
					}
				];
			};
			criteria_met: {
				Row: {
					at: string;
					criterion_id: number;
					day: string;
					experiment_id: number;
					hit_id: number;
					is_answered: boolean | null;
					kind: Database['public']['Enums']['criterion_kind'];
					seen: number | null;
					side: Database['public']['Enums']['job_function'] | null;
					variant_id: number;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'criteria_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'criterion_hits_variant_id_fkey';
						columns: ['variant_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_totals';
						referencedColumns: ['variant_id'];
					},
					{
						foreignKeyName: 'criterion_hits_variant_id_fkey';
						columns: ['variant_id'];
						isOneToOne: false;
						referencedRelation: 'variants';
						referencedColumns: ['id'];
					}
				];
			};
			current_budgets: {
				Row: {
					amount: number;
					days: number;
					id: number;
					priority_id: number | null;
					quarter: string;
					set_at: string;
					set_by: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'budgets_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priorities';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'budgets_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priority_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'budgets_set_by_fkey';
						columns: ['set_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			current_checks: {
				Row: {
					checked_at: string;
					checked_by: string;
					days: number;
					handover_id: number;
					held_against: Database['public']['Enums']['effect_against'] | null;
					id: number;
					is_live: boolean;
					measured: number | null;
					read_from: string | null;
					read_to: string | null;
					replaces_id: number | null;
					standing: Database['public']['Enums']['effect_standing'];
					words: string;
				};
				ComputedFields: never;
				Insert: {
					checked_at?: string | null;
					checked_by?: string | null;
					days?: number | null;
					handover_id?: number | null;
					held_against?: Database['public']['Enums']['effect_against'] | null;
					id?: number | null;
					is_live?: boolean | null;
					measured?: number | null;
					read_from?: string | null;
					read_to?: string | null;
					replaces_id?: number | null;
					standing?: Database['public']['Enums']['effect_standing'] | null;
					words?: string | null;
				};
				Update: {
					checked_at?: string | null;
					checked_by?: string | null;
					days?: number | null;
					handover_id?: number | null;
					held_against?: Database['public']['Enums']['effect_against'] | null;
					id?: number | null;
					is_live?: boolean | null;
					measured?: number | null;
					read_from?: string | null;
					read_to?: string | null;
					replaces_id?: number | null;
					standing?: Database['public']['Enums']['effect_standing'] | null;
					words?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'effect_checks_checked_by_fkey';
						columns: ['checked_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'effect_checks_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handover_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'effect_checks_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handovers';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'effect_checks_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'current_checks';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'effect_checks_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'effect_checks';
						referencedColumns: ['id'];
					}
				];
			};
			current_evidence: {
				Row: {
					added_at: string;
					added_by: string;
					experiment_id: number;
					id: number;
					learning_id: number;
					note: string;
					root_id: number;
					stance: Database['public']['Enums']['stance'];
				};
				ComputedFields: never;
				Insert: {
					added_at?: string | null;
					added_by?: string | null;
					experiment_id?: number | null;
					id?: number | null;
					learning_id?: number | null;
					note?: string | null;
					root_id?: number | null;
					stance?: Database['public']['Enums']['stance'] | null;
				};
				Update: {
					added_at?: string | null;
					added_by?: string | null;
					experiment_id?: number | null;
					id?: number | null;
					learning_id?: number | null;
					note?: string | null;
					root_id?: number | null;
					stance?: Database['public']['Enums']['stance'] | null;
				};
				Relationships: [
					{
						foreignKeyName: 'evidence_added_by_fkey';
						columns: ['added_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'evidence_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_learning_id_fkey';
						columns: ['learning_id'];
						isOneToOne: false;
						referencedRelation: 'learnings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'evidence_root_id_fkey';
						columns: ['root_id'];
						isOneToOne: false;
						referencedRelation: 'learnings';
						referencedColumns: ['id'];
					}
				];
			};
			current_production_readings: {
				Row: {
					arm: Database['public']['Enums']['production_arm'];
					correlation: number | null;
					day: string;
					entered_at: string;
					entered_by: string;
					handover_id: number;
					id: number;
					mean: number | null;
					metric_id: number;
					n: number;
					replaces_id: number | null;
					sd: number | null;
					second_mean: number | null;
					second_sd: number | null;
					source: string;
					successes: number | null;
					withdrawal: string | null;
				};
				ComputedFields: never;
				Insert: {
					arm?: Database['public']['Enums']['production_arm'] | null;
					correlation?: number | null;
					day?: string | null;
					entered_at?: string | null;
					entered_by?: string | null;
					handover_id?: number | null;
					id?: number | null;
					mean?: number | null;
					metric_id?: number | null;
					n?: number | null;
					replaces_id?: number | null;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					source?: string | null;
					successes?: number | null;
					withdrawal?: string | null;
				};
				Update: {
					arm?: Database['public']['Enums']['production_arm'] | null;
					correlation?: number | null;
					day?: string | null;
					entered_at?: string | null;
					entered_by?: string | null;
					handover_id?: number | null;
					id?: number | null;
					mean?: number | null;
					metric_id?: number | null;
					n?: number | null;
					replaces_id?: number | null;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					source?: string | null;
					successes?: number | null;
					withdrawal?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'production_readings_entered_by_fkey';
						columns: ['entered_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'production_readings_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handover_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'production_readings_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'handovers';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'production_readings_metric_id_fkey';
						columns: ['metric_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_totals';
						referencedColumns: ['metric_id'];
					},
					{
						foreignKeyName: 'production_readings_metric_id_fkey';
						columns: ['metric_id'];
						isOneToOne: false;
						referencedRelation: 'metrics';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'production_readings_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'current_production_readings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'production_readings_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'production_readings';
						referencedColumns: ['id'];
					}
				];
			};
			current_readings: {
				Row: {
					correlation: number | null;
					day: string;
					entered_at: string;
					entered_by: string;
					experiment_id: number;
					id: number;
					mean: number | null;
					metric_id: number;
					n: number;
					replaces_id: number | null;
					sd: number | null;
					second_mean: number | null;
					second_sd: number | null;
					source: string;
					successes: number | null;
					variant_id: number;
					withdrawal: string | null;
				};
				ComputedFields: never;
				Insert: {
					correlation?: number | null;
					day?: string | null;
					entered_at?: string | null;
					entered_by?: string | null;
					experiment_id?: number | null;
					id?: number | null;
					mean?: number | null;
					metric_id?: number | null;
					n?: number | null;
					replaces_id?: number | null;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					source?: string | null;
					successes?: number | null;
					variant_id?: number | null;
					withdrawal?: string | null;
				};
				Update: {
					correlation?: number | null;
					day?: string | null;
					entered_at?: string | null;
					entered_by?: string | null;
					experiment_id?: number | null;
					id?: number | null;
					mean?: number | null;
					metric_id?: number | null;
					n?: number | null;
					replaces_id?: number | null;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					source?: string | null;
					successes?: number | null;
					variant_id?: number | null;
					withdrawal?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'readings_entered_by_fkey';
						columns: ['entered_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'readings_metric_is_of_the_experiment';
						columns: ['metric_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_totals';
						referencedColumns: ['metric_id', 'experiment_id'];
					},
					{
						foreignKeyName: 'readings_metric_is_of_the_experiment';
						columns: ['metric_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'metrics';
						referencedColumns: ['id', 'experiment_id'];
					},
					{
						foreignKeyName: 'readings_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'current_readings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'readings_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'readings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'readings_variant_is_of_the_experiment';
						columns: ['variant_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'variants';
						referencedColumns: ['id', 'experiment_id'];
					}
				];
			};
			current_segment_readings: {
				Row: {
					correlation: number | null;
					day: string;
					dimension: string;
					entered_at: string;
					entered_by: string;
					experiment_id: number;
					id: number;
					mean: number | null;
					metric_id: number;
					n: number;
					replaces_id: number | null;
					sd: number | null;
					second_mean: number | null;
					second_sd: number | null;
					segment: string;
					source: string;
					successes: number | null;
					token_id: number | null;
					variant_id: number;
					withdrawal: string | null;
				};
				ComputedFields: never;
				Insert: {
					correlation?: number | null;
					day?: string | null;
					dimension?: string | null;
					entered_at?: string | null;
					entered_by?: string | null;
					experiment_id?: number | null;
					id?: number | null;
					mean?: number | null;
					metric_id?: number | null;
					n?: number | null;
					replaces_id?: number | null;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					segment?: string | null;
					source?: string | null;
					successes?: number | null;
					token_id?: number | null;
					variant_id?: number | null;
					withdrawal?: string | null;
				};
				Update: {
					correlation?: number | null;
					day?: string | null;
					dimension?: string | null;
					entered_at?: string | null;
					entered_by?: string | null;
					experiment_id?: number | null;
					id?: number | null;
					mean?: number | null;
					metric_id?: number | null;
					n?: number | null;
					replaces_id?: number | null;
					sd?: number | null;
					second_mean?: number | null;
					second_sd?: number | null;
					segment?: string | null;
					source?: string | null;
					successes?: number | null;
					token_id?: number | null;
					variant_id?: number | null;
					withdrawal?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'segment_readings_entered_by_fkey';
						columns: ['entered_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'segment_readings_metric_is_of_the_experiment';
						columns: ['metric_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_totals';
						referencedColumns: ['metric_id', 'experiment_id'];
					},
					{
						foreignKeyName: 'segment_readings_metric_is_of_the_experiment';
						columns: ['metric_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'metrics';
						referencedColumns: ['id', 'experiment_id'];
					},
					{
						foreignKeyName: 'segment_readings_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'current_segment_readings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'segment_readings_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'segment_readings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'segment_readings_token_id_fkey';
						columns: ['token_id'];
						isOneToOne: false;
						referencedRelation: 'reading_tokens';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'segment_readings_variant_is_of_the_experiment';
						columns: ['variant_id', 'experiment_id'];
						isOneToOne: false;
						referencedRelation: 'variants';
						referencedColumns: ['id', 'experiment_id'];
					}
				];
			};
			current_spends: {
				Row: {
					amount: number;
					day: string;
					days: number;
					experiment_id: number;
					id: number;
					recorded_at: string;
					recorded_by: string;
					replaces_id: number | null;
					tranche_id: number | null;
					what: string;
				};
				ComputedFields: never;
				Insert: {
					amount?: number | null;
					day?: string | null;
					days?: number | null;
					experiment_id?: number | null;
					id?: number | null;
					recorded_at?: string | null;
					recorded_by?: string | null;
					replaces_id?: number | null;
					tranche_id?: number | null;
					what?: string | null;
				};
				Update: {
					amount?: number | null;
					day?: string | null;
					days?: number | null;
					experiment_id?: number | null;
					id?: number | null;
					recorded_at?: string | null;
					recorded_by?: string | null;
					replaces_id?: number | null;
					tranche_id?: number | null;
					what?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'spends_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_recorded_by_fkey';
						columns: ['recorded_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'current_spends';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'spends';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_tranche_id_fkey';
						columns: ['tranche_id'];
						isOneToOne: false;
						referencedRelation: 'current_tranches';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'spends_tranche_id_fkey';
						columns: ['tranche_id'];
						isOneToOne: false;
						referencedRelation: 'tranches';
						referencedColumns: ['id'];
					}
				];
			};
			current_tranches: {
				Row: {
					amount: number;
					counts_at: string;
					days: number;
					decision_id: number | null;
					experiment_id: number;
					id: number;
					reason: string;
					released_at: string;
					released_by: string;
					replaces_id: number | null;
				};
				ComputedFields: never;
				Insert: {
					amount?: number | null;
					counts_at?: string | null;
					days?: number | null;
					decision_id?: number | null;
					experiment_id?: number | null;
					id?: number | null;
					reason?: string | null;
					released_at?: string | null;
					released_by?: string | null;
					replaces_id?: number | null;
				};
				Update: {
					amount?: number | null;
					counts_at?: string | null;
					days?: number | null;
					decision_id?: number | null;
					experiment_id?: number | null;
					id?: number | null;
					reason?: string | null;
					released_at?: string | null;
					released_by?: string | null;
					replaces_id?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'tranches_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'board_cards';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'tranches_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'box_list';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'tranches_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'decision_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_decision_id_fkey';
						columns: ['decision_id'];
						isOneToOne: true;
						referencedRelation: 'decisions';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'tranches_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_released_by_fkey';
						columns: ['released_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'current_tranches';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'tranches_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'tranches';
						referencedColumns: ['id'];
					}
				];
			};
			decision_list: {
				Row: {
					ballots: NonNullable<Json>;
					decided_at: string;
					decided_by: string;
					decided_by_name: string;
					departure_reason: string | null;
					experiment_id: number;
					id: number;
					idea_id: number;
					is_against_rule: boolean | null;
					learned: string;
					next_step: string;
					outcome: Database['public']['Enums']['ballot_choice'];
					overrule_reason: string | null;
					rationale: string;
					recommended: Database['public']['Enums']['ballot_choice'] | null;
					rule_met: boolean;
					superseded_by: number | null;
					supersedes_id: number | null;
					time_box: number;
					title: string;
					words: string | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'decisions_decided_by_fkey';
						columns: ['decided_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'decisions_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: true;
						referencedRelation: 'board_cards';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'decisions_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: true;
						referencedRelation: 'box_list';
						referencedColumns: ['decision_id'];
					},
					{
						foreignKeyName: 'decisions_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: true;
						referencedRelation: 'decision_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'decisions_supersedes_id_fkey';
						columns: ['supersedes_id'];
						isOneToOne: true;
						referencedRelation: 'decisions';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					}
				];
			};
			event_list: {
				Row: {
					asked_at: string | null;
					brief: string;
					build_at: string;
					created_at: string;
					formation_at: string;
					gallery_from: string;
					id: number;
					ideation_at: string;
					judging_at: string;
					name: string;
					next_phase_at: string | null;
					organizer_id: string;
					phase: Database['public']['Enums']['event_phase'] | null;
					registered: number | null;
					results_at: string;
					slug: string;
					submission_at: string;
					time_zone: string;
					voting_at: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'events_organizer_id_fkey';
						columns: ['organizer_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			event_news: {
				Row: {
					at: string | null;
					kind: string | null;
					moment: string | null;
					name: string | null;
					reason: string | null;
					slug: string | null;
					times: number | null;
					to_at: string | null;
				};
				ComputedFields: never;
				Relationships: [];
			};
			experiment_funding: {
				Row: {
					ended_as: Database['public']['Enums']['experiment_end'] | null;
					ended_at: string | null;
					experiment_id: number;
					freed: number | null;
					freed_days: number | null;
					late: number | null;
					late_days: number | null;
					priority_id: number | null;
					released: number | null;
					released_days: number | null;
					spends: number | null;
					spent: number | null;
					spent_days: number | null;
					title: string;
					tranches: number | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priorities';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priority_list';
						referencedColumns: ['id'];
					}
				];
			};
			experiment_list: {
				Row: {
					criterion_met: Database['public']['Enums']['criterion_kind'] | null;
					cut: Json | null;
					deciding_since: string | null;
					design: Database['public']['Enums']['experiment_design'];
					direction: Database['public']['Enums']['kpi_direction'] | null;
					drafted_at: string;
					drafted_by: string;
					ended_as: Database['public']['Enums']['experiment_end'] | null;
					ended_at: string | null;
					ends_on: string | null;
					id: number;
					idea: string;
					idea_author: string;
					idea_function: Database['public']['Enums']['job_function'] | null;
					idea_id: number;
					is_held: boolean | null;
					it_owner: string | null;
					it_owner_id: string | null;
					it_supports: number;
					look_rule: Database['public']['Enums']['look_rule'];
					looks: number | null;
					marketing_owner: string | null;
					marketing_owner_id: string | null;
					marketing_supports: number;
					primary_kpi: string | null;
					priority_id: number | null;
					proposed_by: string;
					started_at: string | null;
					starts_on: string | null;
					state: Database['public']['Enums']['experiment_state'] | null;
					success_threshold: number | null;
					supports: number;
					time_box: number;
					title: string;
					today: string | null;
					totals: Json | null;
					was_moved: boolean | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'experiments_drafted_by_fkey';
						columns: ['drafted_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_it_owner_id_fkey';
						columns: ['it_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_marketing_owner_id_fkey';
						columns: ['marketing_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priorities';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priority_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_proposed_by_fkey';
						columns: ['proposed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			experiment_totals: {
				Row: {
					days: number;
					direction: Database['public']['Enums']['kpi_direction'];
					experiment_id: number;
					is_control: boolean;
					kind: Database['public']['Enums']['kpi_kind'];
					kpi: string;
					last_day: string;
					mean: number | null;
					metric_id: number;
					minimum_effect: number | null;
					n: number;
					name: string;
					planned: number | null;
					position: number;
					role: Database['public']['Enums']['metric_role'];
					sd: number | null;
					second: Json | null;
					successes: number | null;
					target: number | null;
					unit: string;
					variant_id: number;
					weight: number;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'metrics_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					}
				];
			};
			experiments_by_field: {
				Row: {
					criterion_met: Database['public']['Enums']['criterion_kind'] | null;
					cut: Json | null;
					deciding_since: string | null;
					design: Database['public']['Enums']['experiment_design'];
					direction: Database['public']['Enums']['kpi_direction'] | null;
					drafted_at: string;
					drafted_by: string;
					ended_as: Database['public']['Enums']['experiment_end'] | null;
					ended_at: string | null;
					ends_on: string | null;
					field_id: number;
					field_value: string;
					id: number;
					idea: string;
					idea_author: string;
					idea_function: Database['public']['Enums']['job_function'] | null;
					idea_id: number;
					is_held: boolean | null;
					it_owner: string | null;
					it_owner_id: string | null;
					it_supports: number;
					look_rule: Database['public']['Enums']['look_rule'];
					looks: number | null;
					marketing_owner: string | null;
					marketing_owner_id: string | null;
					marketing_supports: number;
					primary_kpi: string | null;
					priority_id: number | null;
					proposed_by: string;
					started_at: string | null;
					starts_on: string | null;
					state: Database['public']['Enums']['experiment_state'] | null;
					success_threshold: number | null;
					supports: number;
					tags: Json | null;
					time_box: number;
					title: string;
					today: string | null;
					totals: Json | null;
					was_moved: boolean | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'experiments_drafted_by_fkey';
						columns: ['drafted_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_it_owner_id_fkey';
						columns: ['it_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_marketing_owner_id_fkey';
						columns: ['marketing_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'field_values_field_id_fkey';
						columns: ['field_id'];
						isOneToOne: false;
						referencedRelation: 'plan_fields';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priorities';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priority_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_proposed_by_fkey';
						columns: ['proposed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			final_news: {
				Row: {
					event_id: number;
					event_name: string;
					is_changed: boolean | null;
					is_finalist: boolean | null;
					name: string;
					said_at: string | null;
					slug: string;
					team_id: number;
					time_zone: string;
					voting_at: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'submissions_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'submissions_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					}
				];
			};
			final_teams: {
				Row: {
					event_id: number;
					event_name: string;
					is_changed: boolean | null;
					is_finalist: boolean | null;
					name: string;
					said_at: string | null;
					slug: string;
					team_id: number;
					time_zone: string;
					voting_at: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'submissions_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'submissions_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					}
				];
			};
			handover_list: {
				Row: {
					called_off_at: string | null;
					due_on: string;
					expected_on: string | null;
					experiment_id: number;
					id: number;
					is_late: boolean | null;
					items: number | null;
					last_check: Json | null;
					live_on: string | null;
					next_check: number | null;
					open_blockers: number | null;
					open_items: number | null;
					owner: string;
					owner_function: Database['public']['Enums']['job_function'] | null;
					owner_id: string;
					owner_is_bridging: boolean;
					promised_on: string;
					started_at: string;
					state: string | null;
					target_on: string;
					title: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'handovers_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'handovers_owner_id_fkey';
						columns: ['owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			help_reminders: {
				Row: {
					event_id: number;
					name: string;
					since: string | null;
					slug: string;
					teams: number | null;
				};
				ComputedFields: never;
				Relationships: [];
			};
			idea_journeys: {
				Row: {
					days_ago: number | null;
					decided_at: string | null;
					id: number;
					live_on: string | null;
					promoted_at: string | null;
					proposed_at: string;
					reach: number | null;
					side: Database['public']['Enums']['job_function'] | null;
					started_at: string | null;
					team_at: string | null;
					title: string;
				};
				ComputedFields: never;
				Relationships: [];
			};
			idea_list: {
				Row: {
					author: string;
					author_function: Database['public']['Enums']['job_function'] | null;
					challenge: string | null;
					challenge_id: number | null;
					comments: number;
					event_id: number | null;
					event_name: string | null;
					event_slug: string | null;
					id: number;
					it_supports: number;
					marketing_supports: number;
					problem: string;
					proposed_at: string;
					proposed_by: string;
					search: unknown;
					supports: number;
					tags: string[];
					title: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'ideas_challenge_is_of_the_event';
						columns: ['challenge_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'challenges';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'ideas_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'ideas_proposed_by_fkey';
						columns: ['proposed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			idea_waits: {
				Row: {
					author: string | null;
					idea_id: number | null;
					kind: string | null;
					title: string | null;
				};
				ComputedFields: never;
				Relationships: [];
			};
			items_to_forecast: {
				Row: {
					experiment_id: number | null;
					id: number | null;
					reading_days: number | null;
					review_id: number | null;
					starts_at: string | null;
					title: string | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'awaited_experiments';
						referencedColumns: ['review_id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_page';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'reviews';
						referencedColumns: ['id'];
					}
				];
			};
			judge_faces: {
				Row: {
					event_id: number;
					function: Database['public']['Enums']['job_function'] | null;
					id: string;
					is_bridging: boolean | null;
					is_guest: boolean | null;
					name: string | null;
					withdrawn_at: string | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'judges_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'judges_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'judges_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					}
				];
			};
			judging_gaps: {
				Row: {
					name: string;
					projects: number | null;
					slug: string;
					voting_at: string;
				};
				ComputedFields: never;
				Relationships: [];
			};
			judging_reminders: {
				Row: {
					name: string;
					slug: string;
					to_score: number | null;
					voting_at: string;
				};
				ComputedFields: never;
				Relationships: [];
			};
			kpi_list: {
				Row: {
					added_at: string;
					added_by: string;
					definition: string;
					direction: Database['public']['Enums']['kpi_direction'];
					experiments: number | null;
					id: number;
					is_agreed: boolean | null;
					is_newest: boolean;
					it_agreed: string | null;
					it_agreed_at: string | null;
					it_agreed_by: string | null;
					kind: Database['public']['Enums']['kpi_kind'];
					line_id: number;
					marketing_agreed: string | null;
					marketing_agreed_at: string | null;
					marketing_agreed_by: string | null;
					name: string;
					owner_function: Database['public']['Enums']['job_function'];
					reason: string;
					replaces_id: number | null;
					source: string;
					unit: string;
					version: number;
					words: string | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'kpi_agreements_agreed_by_fkey';
						columns: ['it_agreed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'kpi_agreements_agreed_by_fkey';
						columns: ['marketing_agreed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'kpis_line_id_fkey';
						columns: ['line_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'kpis_line_id_fkey';
						columns: ['line_id'];
						isOneToOne: false;
						referencedRelation: 'kpis';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'kpis_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'kpi_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'kpis_replaces_id_fkey';
						columns: ['replaces_id'];
						isOneToOne: true;
						referencedRelation: 'kpis';
						referencedColumns: ['id'];
					}
				];
			};
			kpi_uses: {
				Row: {
					criterion_met: Database['public']['Enums']['criterion_kind'] | null;
					cut: Json | null;
					deciding_since: string | null;
					design: Database['public']['Enums']['experiment_design'];
					direction: Database['public']['Enums']['kpi_direction'] | null;
					drafted_at: string;
					drafted_by: string;
					ended_as: Database['public']['Enums']['experiment_end'] | null;
					ended_at: string | null;
					ends_on: string | null;
					id: number;
					idea: string;
					idea_author: string;
					idea_function: Database['public']['Enums']['job_function'] | null;
					idea_id: number;
					is_held: boolean | null;
					it_owner: string | null;
					it_owner_id: string | null;
					it_supports: number;
					line_id: number;
					look_rule: Database['public']['Enums']['look_rule'];
					looks: number | null;
					marketing_owner: string | null;
					marketing_owner_id: string | null;
					marketing_supports: number;
					primary_kpi: string | null;
					priority_id: number | null;
					proposed_by: string;
					role: Database['public']['Enums']['metric_role'];
					started_at: string | null;
					starts_on: string | null;
					state: Database['public']['Enums']['experiment_state'] | null;
					success_threshold: number | null;
					supports: number;
					time_box: number;
					title: string;
					today: string | null;
					totals: Json | null;
					version: number;
					was_moved: boolean | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'experiments_drafted_by_fkey';
						columns: ['drafted_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_it_owner_id_fkey';
						columns: ['it_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_marketing_owner_id_fkey';
						columns: ['marketing_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priorities';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priority_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_proposed_by_fkey';
						columns: ['proposed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'kpis_line_id_fkey';
						columns: ['line_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'kpis_line_id_fkey';
						columns: ['line_id'];
						isOneToOne: false;
						referencedRelation: 'kpis';
						referencedColumns: ['id'];
					}
				];
			};
			ledger_list: {
				Row: {
					event_id: number;
					experiment: string | null;
					experiment_id: number | null;
					name: string;
					owners: string[] | null;
					reason: string | null;
					said_at: string | null;
					start_by: string | null;
					started_at: string | null;
					team_id: number;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'follow_throughs_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'submissions_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'submissions_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					}
				];
			};
			ledger_reminders: {
				Row: {
					days: number | null;
					due_on: string | null;
					event_id: number | null;
					event_name: string | null;
					experiment_id: number | null;
					kind: string | null;
					slug: string | null;
					team_id: number | null;
					teams: number | null;
					title: string | null;
				};
				ComputedFields: never;
				Relationships: [];
			};
			listed_experiments: {
				Row: {
					criterion_met: Database['public']['Enums']['criterion_kind'] | null;
					cut: Json | null;
					deciding_since: string | null;
					design: Database['public']['Enums']['experiment_design'];
					direction: Database['public']['Enums']['kpi_direction'] | null;
					drafted_at: string;
					drafted_by: string;
					ended_as: Database['public']['Enums']['experiment_end'] | null;
					ended_at: string | null;
					ends_on: string | null;
					id: number;
					idea: string;
					idea_author: string;
					idea_function: Database['public']['Enums']['job_function'] | null;
					idea_id: number;
					is_held: boolean | null;
					it_owner: string | null;
					it_owner_id: string | null;
					it_supports: number;
					look_rule: Database['public']['Enums']['look_rule'];
					looks: number | null;
					marketing_owner: string | null;
					marketing_owner_id: string | null;
					marketing_supports: number;
					primary_kpi: string | null;
					priority_id: number | null;
					proposed_by: string;
					started_at: string | null;
					starts_on: string | null;
					state: Database['public']['Enums']['experiment_state'] | null;
					success_threshold: number | null;
					supports: number;
					tags: Json | null;
					time_box: number;
					title: string;
					today: string | null;
					totals: Json | null;
					was_moved: boolean | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'experiments_drafted_by_fkey';
						columns: ['drafted_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_it_owner_id_fkey';
						columns: ['it_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_marketing_owner_id_fkey';
						columns: ['marketing_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priorities';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priority_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_proposed_by_fkey';
						columns: ['proposed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			mentions: {
				Row: {
					author: string | null;
					subject: string | null;
					subject_id: number | null;
					title: string | null;
					written_at: string | null;
				};
				ComputedFields: never;
				Relationships: [];
			};
			money_moves: {
				Row: {
					amount: number | null;
					day: string | null;
					days: number | null;
					experiment_id: number | null;
					kind: string | null;
				};
				ComputedFields: never;
				Relationships: [];
			};
			my_forecasts: {
				Row: {
					decided_at: string;
					is_shared: boolean | null;
					item_id: number;
					outcome: Database['public']['Enums']['ballot_choice'];
					percent: number;
					review_id: number;
					title: string;
					won: boolean | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'awaited_experiments';
						referencedColumns: ['review_id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_page';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'reviews';
						referencedColumns: ['id'];
					}
				];
			};
			notebook: {
				Row: {
					author: string;
					author_function: Database['public']['Enums']['job_function'] | null;
					body: string;
					day: string;
					earlier: Json | null;
					experiment_id: number;
					id: number;
					kind: Database['public']['Enums']['entry_kind'];
					pictures: Json | null;
					strike_reason: string | null;
					struck_at: string | null;
					struck_by: string | null;
					written_at: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'notebook_entries_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					}
				];
			};
			priority_list: {
				Row: {
					added_at: string;
					added_by: string;
					experiments: number | null;
					id: number;
					ideas: number | null;
					is_agreed: boolean | null;
					it_agreed: string | null;
					it_agreed_at: string | null;
					it_agreed_by: string | null;
					marketing_agreed: string | null;
					marketing_agreed_at: string | null;
					marketing_agreed_by: string | null;
					name: string;
					owner_function: Database['public']['Enums']['job_function'] | null;
					position: number;
					retired_at: string | null;
					version: number;
					why: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'priority_agreements_agreed_by_fkey';
						columns: ['it_agreed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'priority_agreements_agreed_by_fkey';
						columns: ['marketing_agreed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			registration_reminders: {
				Row: {
					judging_at: string;
					name: string;
					questions: number | null;
					slug: string;
				};
				ComputedFields: never;
				Relationships: [];
			};
			review_list: {
				Row: {
					ballot_hours: number;
					chair: string;
					closed_at: string | null;
					decided: number | null;
					id: number;
					is_proposed: boolean;
					items: number | null;
					now: string | null;
					panel: Json | null;
					rule: Database['public']['Enums']['ballot_rule'];
					starts_at: string;
					time_zone: string;
					title: string;
				};
				ComputedFields: never;
				Relationships: [];
			};
			review_page: {
				Row: {
					ballot_hours: number;
					chair: string;
					chair_id: string;
					chair_leads: boolean | null;
					closed_at: string | null;
					follows_id: number | null;
					id: number;
					is_proposed: boolean;
					items: Json | null;
					minutes: number;
					next_id: number | null;
					now: string | null;
					panel: Json | null;
					place: string;
					planned_by: string;
					quorum_percent: number;
					reading_days: number;
					rhythm_days: number | null;
					rule: Database['public']['Enums']['ballot_rule'];
					starts_at: string;
					time_zone: string;
					title: string;
					version: number;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'reviews_chair_id_fkey';
						columns: ['chair_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reviews_follows_id_fkey';
						columns: ['follows_id'];
						isOneToOne: true;
						referencedRelation: 'awaited_experiments';
						referencedColumns: ['review_id'];
					},
					{
						foreignKeyName: 'reviews_follows_id_fkey';
						columns: ['follows_id'];
						isOneToOne: true;
						referencedRelation: 'review_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reviews_follows_id_fkey';
						columns: ['follows_id'];
						isOneToOne: true;
						referencedRelation: 'review_page';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reviews_follows_id_fkey';
						columns: ['follows_id'];
						isOneToOne: true;
						referencedRelation: 'reviews';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'reviews_planned_by_fkey';
						columns: ['planned_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			review_reminders: {
				Row: {
					review_id: number | null;
					starts_at: string | null;
					title: string | null;
					unread: number | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'awaited_experiments';
						referencedColumns: ['review_id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_page';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'reviews';
						referencedColumns: ['id'];
					}
				];
			};
			submission_list: {
				Row: {
					challenge: string | null;
					challenge_id: number | null;
					event_id: number;
					event_slug: string;
					first_submitted_at: string;
					idea: string;
					idea_id: number;
					link: string;
					pitch: string | null;
					submitted_at: string;
					team: string;
					team_id: number;
					was_extended: boolean | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'submissions_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'team_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'submissions_are_of_the_event';
						columns: ['team_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'teams';
						referencedColumns: ['id', 'event_id'];
					}
				];
			};
			tagged_experiments: {
				Row: {
					criterion_met: Database['public']['Enums']['criterion_kind'] | null;
					cut: Json | null;
					deciding_since: string | null;
					design: Database['public']['Enums']['experiment_design'];
					direction: Database['public']['Enums']['kpi_direction'] | null;
					drafted_at: string;
					drafted_by: string;
					ended_as: Database['public']['Enums']['experiment_end'] | null;
					ended_at: string | null;
					ends_on: string | null;
					id: number;
					idea: string;
					idea_author: string;
					idea_function: Database['public']['Enums']['job_function'] | null;
					idea_id: number;
					is_held: boolean | null;
					it_owner: string | null;
					it_owner_id: string | null;
					it_supports: number;
					look_rule: Database['public']['Enums']['look_rule'];
					looks: number | null;
					marketing_owner: string | null;
					marketing_owner_id: string | null;
					marketing_supports: number;
					primary_kpi: string | null;
					priority_id: number | null;
					proposed_by: string;
					started_at: string | null;
					starts_on: string | null;
					state: Database['public']['Enums']['experiment_state'] | null;
					success_threshold: number | null;
					supports: number;
					tag: string;
					tag_kind: Database['public']['Enums']['tag_kind'];
					tags: Json | null;
					time_box: number;
					title: string;
					today: string | null;
					totals: Json | null;
					was_moved: boolean | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'experiments_drafted_by_fkey';
						columns: ['drafted_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_it_owner_id_fkey';
						columns: ['it_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_marketing_owner_id_fkey';
						columns: ['marketing_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priorities';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priority_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_proposed_by_fkey';
						columns: ['proposed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			tagged_experiments_by_field: {
				Row: {
					criterion_met: Database['public']['Enums']['criterion_kind'] | null;
					cut: Json | null;
					deciding_since: string | null;
					design: Database['public']['Enums']['experiment_design'];
					direction: Database['public']['Enums']['kpi_direction'] | null;
					drafted_at: string;
					drafted_by: string;
					ended_as: Database['public']['Enums']['experiment_end'] | null;
					ended_at: string | null;
					ends_on: string | null;
					field_id: number;
					field_value: string;
					id: number;
					idea: string;
					idea_author: string;
					idea_function: Database['public']['Enums']['job_function'] | null;
					idea_id: number;
					is_held: boolean | null;
					it_owner: string | null;
					it_owner_id: string | null;
					it_supports: number;
					look_rule: Database['public']['Enums']['look_rule'];
					looks: number | null;
					marketing_owner: string | null;
					marketing_owner_id: string | null;
					marketing_supports: number;
					primary_kpi: string | null;
					priority_id: number | null;
					proposed_by: string;
					started_at: string | null;
					starts_on: string | null;
					state: Database['public']['Enums']['experiment_state'] | null;
					success_threshold: number | null;
					supports: number;
					tag: string;
					tag_kind: Database['public']['Enums']['tag_kind'];
					tags: Json | null;
					time_box: number;
					title: string;
					today: string | null;
					totals: Json | null;
					was_moved: boolean | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'experiments_drafted_by_fkey';
						columns: ['drafted_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_journeys';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_idea_id_fkey';
						columns: ['idea_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_it_owner_id_fkey';
						columns: ['it_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_marketing_owner_id_fkey';
						columns: ['marketing_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'field_values_field_id_fkey';
						columns: ['field_id'];
						isOneToOne: false;
						referencedRelation: 'plan_fields';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priorities';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_priority_id_fkey';
						columns: ['priority_id'];
						isOneToOne: false;
						referencedRelation: 'priority_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ideas_proposed_by_fkey';
						columns: ['proposed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
			team_list: {
				Row: {
					asks_first: boolean;
					bridging: number | null;
					event_id: number;
					event_name: string;
					event_slug: string;
					formed_at: string;
					formed_by: string;
					id: number;
					idea: string;
					idea_id: number;
					is_mine: boolean | null;
					is_mixed: boolean | null;
					it: number | null;
					judging_at: string;
					keeps_rule: boolean | null;
					lacks: number | null;
					marketing: number | null;
					must_mix: boolean | null;
					name: string;
					needs: Database['public']['Enums']['team_need'] | null;
					size: number | null;
					submitted_at: string | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'teams_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'event_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'teams_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'events';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'teams_event_id_fkey';
						columns: ['event_id'];
						isOneToOne: false;
						referencedRelation: 'help_reminders';
						referencedColumns: ['event_id'];
					},
					{
						foreignKeyName: 'teams_formed_by_fkey';
						columns: ['formed_by'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'teams_idea_is_of_the_event';
						columns: ['idea_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'idea_list';
						referencedColumns: ['id', 'event_id'];
					},
					{
						foreignKeyName: 'teams_idea_is_of_the_event';
						columns: ['idea_id', 'event_id'];
						isOneToOne: false;
						referencedRelation: 'ideas';
						referencedColumns: ['id', 'event_id'];
					}
				];
			};
			team_matters: {
				Row: {
					kind: string | null;
					reason: string | null;
					since: string | null;
					slug: string | null;
					team: string | null;
					team_id: number | null;
					who: string | null;
				};
				ComputedFields: never;
				Relationships: [];
			};
			time_box_list: {
				Row: {
					ended_on: string | null;
					experiment_id: number;
					extensions: number;
					number: number;
					planned_end: string;
					starts_on: string;
					stopped_by_criterion: string | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'time_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					}
				];
			};
			time_box_outcomes: {
				Row: {
					days_unused: number | null;
					decided_at: string | null;
					ended_on: string | null;
					experiment_id: number;
					is_open: boolean | null;
					number: number;
					opened_at: string | null;
					outcome: Database['public']['Enums']['ballot_choice'] | null;
					revealed_at: string | null;
					rule_met: boolean | null;
					side: Database['public']['Enums']['job_function'] | null;
					starts_on: string;
					title: string;
					wanted_by: string | null;
				};
				ComputedFields: never;
				Relationships: [];
			};
			undoable: {
				Row: {
					box_id: number;
					experiment_id: number;
					seconds: number | null;
					title: string;
					was_withdrawn: boolean | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_funding';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiment_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'kpi_uses';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'listed_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'tagged_experiments_by_field';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'time_box_outcomes';
						referencedColumns: ['experiment_id'];
					},
					{
						foreignKeyName: 'ballot_boxes_experiment_id_fkey';
						columns: ['experiment_id'];
						isOneToOne: false;
						referencedRelation: 'zombies';
						referencedColumns: ['id'];
					}
				];
			};
			withheld_results: {
				Row: {
					experiment_id: number | null;
					id: number | null;
					reading_days: number | null;
					review_id: number | null;
					starts_at: string | null;
					title: string | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'awaited_experiments';
						referencedColumns: ['review_id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_list';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'review_page';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'review_items_review_id_fkey';
						columns: ['review_id'];
						isOneToOne: false;
						referencedRelation: 'reviews';
						referencedColumns: ['id'];
					}
				];
			};
			zombies: {
				Row: {
					days: number | null;
					id: number;
					it_owner_id: string | null;
					marketing_owner_id: string | null;
					reason: string | null;
					since: string | null;
					state: Database['public']['Enums']['experiment_state'] | null;
					title: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'experiments_it_owner_id_fkey';
						columns: ['it_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'experiments_marketing_owner_id_fkey';
						columns: ['marketing_owner_id'];
						isOneToOne: false;
						referencedRelation: 'people';
						referencedColumns: ['id'];
					}
				];
			};
		};
		Functions: {
			add_evidence: {
				Args: {
					p_experiment: number;
					p_learning: number;
					p_note: string;
					p_stance: Database['public']['Enums']['stance'];
				};
				Returns: undefined;
			};
			add_judge: { Args: { p_event: number; p_person: string }; Returns: undefined };
			add_priority: {
				Args: { p_name: string; p_owner?: Database['public']['Enums']['job_function']; p_why: string };
				Returns: number;
			};
			add_team_task: { Args: { p_person?: string; p_team: number; p_title: string }; Returns: number };
			add_to_agenda: { Args: { p_experiment: number; p_review: number }; Returns: number };
			agree_on_kpi: {
				Args: { p_kpi: number; p_side: Database['public']['Enums']['job_function'] };
				Returns: undefined;
			};
			agree_on_priority: {
				Args: { p_priority: number; p_side: Database['public']['Enums']['job_function']; p_version: number };
				Returns: undefined;
			};
			amend_criterion: { Args: { p_criterion: number; p_reason: string; p_value: number }; Returns: undefined };
			amend_experiment: {
				Args: { p_experiment: number; p_field: string; p_reason: string; p_value: string };
				Returns: undefined;
			};
			announce: {
				Args: {
					p_audience?: Database['public']['Enums']['audience'];
					p_challenge?: number;
					p_due_at?: string;
					p_event: number;
					p_says: string;
					p_team?: number;
				};
				Returns: number;
			};
			announce_finalists: { Args: { p_event: number }; Returns: undefined };
			announcement_reach: { Args: { p_slug: string }; Returns: Json };
			apply_to_team: { Args: { p_says?: string; p_seat?: number; p_team: number }; Returns: string };
			approve_start: { Args: { p_experiment: number; p_plan_hash: string }; Returns: undefined };
			arrange_item: { Args: { p_item: number; p_minutes: number; p_position: number }; Returns: undefined };
			ask_for_help: { Args: { p_place?: string; p_team: number; p_topic: string }; Returns: number };
			ask_for_second: {
				Args: {
					p_box: number;
					p_outcome: Database['public']['Enums']['ballot_choice'];
					p_reason: string;
					p_recommended?: Database['public']['Enums']['ballot_choice'];
				};
				Returns: undefined;
			};
			ask_to_supersede: {
				Args: {
					p_decision: number;
					p_outcome: Database['public']['Enums']['ballot_choice'];
					p_reason: string;
					p_recommended?: Database['public']['Enums']['ballot_choice'];
				};
				Returns: undefined;
			};
			attach_to_draft: { Args: { p_file: Json; p_team: number }; Returns: number };
			attach_to_idea: { Args: { p_file: Json; p_idea: number }; Returns: number };
			attend_review: { Args: { p_is_there?: boolean; p_person?: string; p_review: number }; Returns: undefined };
			begin_experiment: { Args: { p_idea: number; p_key?: string; p_plan: Json; p_title: string }; Returns: number };
			cancel_registration: { Args: { p_event: number }; Returns: undefined };
			carry_on: {
				Args: { p_key: string; p_owner: string; p_plan: Json; p_start_by: string; p_team: number };
				Returns: number;
			};
			cast_ballot: {
				Args: {
					p_box: number;
					p_choice: Database['public']['Enums']['ballot_choice'];
					p_confidence: number;
					p_for?: string;
					p_objects_to?: Database['public']['Enums']['ballot_choice'];
					p_reason: string;
				};
				Returns: number;
			};
			cast_votes: { Args: { p_event: number; p_votes: Json }; Returns: number };
			check_effect: { Args: { p_check: Json; p_days: number; p_handover: number }; Returns: number };
			check_in: { Args: { p_code: string; p_event: number }; Returns: undefined };
			check_in_code: { Args: { p_event: number }; Returns: string };
			check_in_person: { Args: { p_event: number; p_has_come: boolean; p_person: string }; Returns: undefined };
			check_ledger: { Args: { p_days: number; p_event: number; p_words: string }; Returns: undefined };
			close_first_round: { Args: { p_event: number }; Returns: undefined };
			close_help: { Args: { p_request: number }; Returns: undefined };
			close_review: { Args: { p_review: number }; Returns: number };
			close_team_seat: { Args: { p_seat: number }; Returns: undefined };
			copy_experiment: { Args: { p_from: number; p_idea: number; p_key?: string; p_title: string }; Returns: number };
			deal_pairs: { Args: { p_event: number; p_looks: number; p_pairs: Json }; Returns: number };
			decide: {
				Args: {
					p_box: number;
					p_change_mind?: string;
					p_confirmed?: Json;
					p_days?: number;
					p_learned?: string;
					p_next_step: string;
					p_outcome: Database['public']['Enums']['ballot_choice'];
					p_rationale: string;
					p_tranche?: Json;
				};
				Returns: number;
			};
			decision_text: { Args: { p_decision: number }; Returns: string };
			declare_conflict: { Args: { p_has?: boolean; p_item: number; p_note?: string }; Returns: undefined };
			declare_guest_conflict: { Args: { p_reason: string; p_team: number; p_token: string }; Returns: undefined };
			declare_judge_conflict: { Args: { p_judge: string; p_reason: string; p_team: number }; Returns: undefined };
			decline_merge: { Args: { p_merge: number }; Returns: undefined };
			delegate_ballots: { Args: { p_delegate?: string; p_review: number }; Returns: undefined };
			demo_in_brief: { Args: { p_slug: string }; Returns: Json };
			draft_experiment: { Args: { p_idea: number; p_key?: string; p_title: string }; Returns: number };
			drop_idea_draft: { Args: { p_draft: number }; Returns: undefined };
			edit_idea: { Args: { p_changes: Json; p_idea: number; p_seen?: Json }; Returns: undefined };
			edit_priority: {
				Args: {
					p_name: string;
					p_owner?: Database['public']['Enums']['job_function'];
					p_priority: number;
					p_version: number;
					p_why: string;
				};
				Returns: undefined;
			};
			end_calendar_feed: { Args: { p_scope: string }; Returns: undefined };
			event_candidates: {
				Args: { p_search?: string };
				Returns: {
					function: Database['public']['Enums']['job_function'];
					id: string;
					name: string;
				}[];
			};
			event_outcome: { Args: { p_event: number }; Returns: Json };
			events_i_collect_for: {
				Args: Record<PropertyKey, never>;
				Returns: {
					id: number;
					name: string;
					slug: string;
				}[];
			};
			export_activity: { Args: { p_after?: number }; Returns: Json };
			export_attendance: { Args: { p_event: number }; Returns: Json };
			export_experiment: { Args: { p_experiment: number }; Returns: Json };
			extend_deadline: { Args: { p_reason: string; p_team: number; p_until: string }; Returns: undefined };
			fill_agenda: { Args: { p_review: number }; Returns: number };
			find_ideas: {
				Args: {
					p_after?: number[];
					p_challenge?: number;
					p_event?: string;
					p_limit?: number;
					p_priority?: number;
					p_q?: string;
					p_sort?: string;
					p_tag?: string;
				};
				Returns: Json;
			};
			find_kills: { Args: { p_before?: number; p_decision?: number; p_q?: string }; Returns: Json };
			find_learnings: { Args: { p_before?: string; p_q?: string; p_tag?: string }; Returns: Json };
			follow_experiment: { Args: { p_experiment: number; p_team: number }; Returns: undefined };
			follow_throughs_of: { Args: { p_event: number; p_teams: number[] }; Returns: Json };
			forecast_scores: {
				Args: Record<PropertyKey, never>;
				Returns: {
					decided_on: string;
					forecasts: number;
					items: number;
					people: number;
					review_id: number;
					score: number;
					title: string;
				}[];
			};
			forecast_skill: {
				Args: Record<PropertyKey, never>;
				Returns: {
					forecasts: number;
					people: number;
					score: number;
				}[];
			};
			forget_board_view: { Args: { p_view: number }; Returns: undefined };
			form_team: { Args: { p_idea: number; p_name: string }; Returns: number };
			give_forecast: { Args: { p_item: number; p_percent: number }; Returns: number };
			go_live: { Args: { p_exception?: string; p_handover: number; p_on: string }; Returns: undefined };
			go_on: { Args: { p_criterion: number; p_reason: string }; Returns: undefined };
			hand_back_idea: { Args: { p_idea: number }; Returns: undefined };
			hand_over_team: { Args: { p_person: string; p_team: number }; Returns: undefined };
			hide_comment: { Args: { p_comment: number; p_hides: boolean; p_reason?: string }; Returns: undefined };
			hide_idea: { Args: { p_hides: boolean; p_idea: number; p_reason?: string }; Returns: undefined };
			import_ideas: { Args: { p_event?: number; p_key: string; p_rows: Json; p_tries?: boolean }; Returns: Json };
			invite_guest_judge: { Args: { p_days: number; p_event: number; p_guest: Json }; Returns: string };
			invite_to_team: { Args: { p_person: string; p_says?: string; p_team: number }; Returns: string };
			is_unclaimed: { Args: Record<PropertyKey, never>; Returns: boolean };
			join_team: { Args: { p_seat?: number; p_team: number }; Returns: undefined };
			judging_comments: {
				Args: { p_slug: string };
				Returns: {
					beside: string;
					comment: string;
					round: number;
					team: string;
					team_id: number;
				}[];
			};
			judging_desk: { Args: { p_event: number }; Returns: Json };
			judging_results: { Args: { p_slug: string }; Returns: Json };
			judging_results_state: { Args: { p_slug: string }; Returns: string };
			keep_idea: { Args: { p_idea: number }; Returns: undefined };
			keep_place: { Args: { p_team: number }; Returns: undefined };
			kpi_days: { Args: { p_experiment: number }; Returns: Json };
			leave_guest_judging: { Args: { p_token: string }; Returns: undefined };
			leave_team: { Args: { p_team: number }; Returns: string };
			limit_board: {
				Args: { p_deciding?: number; p_due?: number; p_iterating?: number; p_running?: number };
				Returns: undefined;
			};
			list_attendance: { Args: { p_event: number; p_search?: string }; Returns: Json };
			list_event_saves: { Args: { p_form: string; p_slug: string }; Returns: Json };
			list_idea_files: { Args: { p_idea: number }; Returns: Json };
			list_idea_saves: { Args: { p_idea: number }; Returns: Json };
			list_submission_files: { Args: { p_team: number }; Returns: Json };
			look_at_results: { Args: { p_experiment: number }; Returns: undefined };
			make_reading_token: { Args: { p_experiment: number; p_name: string }; Returns: string };
			merge_ideas: { Args: { p_from: number; p_into: number; p_reason?: string }; Returns: string };
			move_idea: { Args: { p_challenge?: number; p_event?: number; p_idea: number }; Returns: undefined };
			name_finalists: { Args: { p_event: number; p_final: Json; p_teams: number[] }; Returns: undefined };
			open_ballot_box: { Args: { p_experiment: number; p_hours?: number; p_quorum?: number }; Returns: number };
			open_blocker: { Args: { p_handover: number; p_words: string }; Returns: number };
			open_events: {
				Args: Record<PropertyKey, never>;
				Returns: {
					challenges: Json;
					id: number;
					is_registered: boolean;
					name: string;
					slug: string;
				}[];
			};
			open_gallery_from: { Args: { p_event: number; p_moment: string; p_version?: number }; Returns: undefined };
			open_item_ballot: { Args: { p_item: number }; Returns: number };
			open_reading_token: { Args: { p_experiment: number; p_token: string }; Returns: Json };
			open_results: { Args: { p_item: number }; Returns: undefined };
			open_scores: { Args: { p_event: number }; Returns: string };
			open_team_seat: {
				Args: {
					p_says?: string;
					p_skills?: string[];
					p_team: number;
					p_wants: Database['public']['Enums']['seat_side'];
				};
				Returns: number;
			};
			people_meant: { Args: { p_asked: Json }; Returns: Json };
			people_named: { Args: { p_words: string }; Returns: Json };
			picture_variant: { Args: { p_experiment: number; p_picture: Json; p_variant: number }; Returns: undefined };
			place_demo: {
				Args: { p_event: number; p_place?: string; p_position: number; p_team: number };
				Returns: undefined;
			};
			place_people: { Args: { p_event: number; p_placements: Json }; Returns: Json };
			place_priority: { Args: { p_place: number; p_priority: number }; Returns: undefined };
			places_for_idea: { Args: { p_idea: number }; Returns: Json };
			plan_demo: {
				Args: { p_event: number; p_lays_order?: boolean; p_plan: Json; p_version?: number };
				Returns: undefined;
			};
			plan_experiment: { Args: { p_experiment: number; p_plan: Json }; Returns: undefined };
			plan_handover: {
				Args: { p_handover: number; p_owner: string; p_reason?: string; p_target: string };
				Returns: undefined;
			};
			previous_ledger: { Args: { p_slug: string }; Returns: Json };
			propose_idea: {
				Args: {
					p_challenge?: number;
					p_event?: number;
					p_for?: string;
					p_key?: string;
					p_priority?: number;
					p_problem: string;
					p_proposal: string;
					p_seen?: Json;
					p_tags: string[];
					p_title: string;
					p_wanted_by?: string;
				};
				Returns: number;
			};
			push_readings: {
				Args: {
					p_body: string;
					p_experiment: number;
					p_is_cumulative: boolean;
					p_key: string;
					p_readings: Json;
					p_token: string;
				};
				Returns: Json;
			};
			raise_award: { Args: { p_correction?: string; p_event: number; p_id: number }; Returns: undefined };
			read_aftermath: { Args: { p_experiment: number }; Returns: Json };
			read_around_idea: { Args: { p_idea: number }; Returns: Json };
			read_board: { Args: { p_by?: Json }; Returns: Json };
			read_brief: { Args: { p_experiment: number }; Returns: Json };
			read_calendar: { Args: { p_from: string; p_to: string }; Returns: Json };
			read_calendar_feed: { Args: { p_token: string }; Returns: Json };
			read_checked_days: { Args: { p_from: string; p_handover: number; p_to: string }; Returns: Json };
			read_decision: { Args: { p_decision: number }; Returns: Json };
			read_evidence: { Args: { p_experiment: number }; Returns: Json };
			read_experiment: { Args: { p_experiment: number; p_is_bare?: boolean }; Returns: Json };
			read_experiment_page: { Args: { p_before?: string; p_days: number; p_experiment: number }; Returns: Json };
			read_experiments: { Args: { p_experiments: number[] }; Returns: Json };
			read_funding: {
				Args: { p_is_all?: boolean; p_priority?: number; p_quarter?: string; p_state?: string };
				Returns: Json;
			};
			read_guest_file: { Args: { p_file: number; p_known?: string; p_team: number; p_token: string }; Returns: Json };
			read_guest_judging: { Args: { p_token: string }; Returns: Json };
			read_handover: { Args: { p_experiment: number }; Returns: Json };
			read_handovers: {
				Args: {
					p_after?: number;
					p_count?: number;
					p_function?: Database['public']['Enums']['job_function'];
					p_owner?: string;
					p_show?: string;
				};
				Returns: Json;
			};
			read_idea_file: { Args: { p_file: number; p_idea: number; p_known?: string }; Returns: Json };
			read_impact: { Args: { p_days?: number }; Returns: Json };
			read_judging_results: { Args: { p_slug: string }; Returns: Json };
			read_judging_scores: { Args: { p_event: number }; Returns: Json };
			read_knowledge: { Args: { p_experiment: number }; Returns: Json };
			read_learning: { Args: { p_learning: number }; Returns: Json };
			read_ledger_days: { Args: { p_token: string }; Returns: Json };
			read_margin: { Args: { p_experiment: number }; Returns: Json };
			read_merges: { Args: { p_idea: number }; Returns: Json };
			read_money: { Args: { p_experiment: number }; Returns: Json };
			read_notebook: {
				Args: {
					p_before?: number;
					p_experiment: number;
					p_kind?: Database['public']['Enums']['entry_kind'];
					p_limit?: number;
				};
				Returns: Json;
			};
			read_picture: { Args: { p_experiment: number; p_known?: string; p_picture: number }; Returns: Json };
			read_production: { Args: { p_day?: string; p_handover: number }; Returns: Json };
			read_reading_calendar: { Args: { p_experiment: number }; Returns: Json };
			read_reading_days: { Args: { p_before?: string; p_days: number; p_experiment: number }; Returns: Json };
			read_review_money: { Args: { p_review: number }; Returns: Json };
			read_scores: { Args: { p_idea: number }; Returns: Json };
			read_shared_experiment: { Args: { p_token: string }; Returns: Json };
			read_shared_picture: { Args: { p_known?: string; p_picture: number; p_token: string }; Returns: Json };
			read_submission_file: { Args: { p_file: number; p_known?: string; p_team: number }; Returns: Json };
			read_talk: { Args: { p_idea: number }; Returns: Json };
			read_voting_result: { Args: { p_slug: string }; Returns: Json };
			record_cumulative_readings: { Args: { p_experiment: number; p_readings: Json }; Returns: number };
			record_production: { Args: { p_handover: number; p_readings: Json }; Returns: number };
			record_readings: { Args: { p_experiment: number; p_readings: Json }; Returns: number };
			record_spend: {
				Args: {
					p_amount: number;
					p_day: string;
					p_days: number;
					p_experiment: number;
					p_key?: string;
					p_replaces?: number;
					p_tranche?: number;
					p_what: string;
				};
				Returns: number;
			};
			recuse_from_ballot: { Args: { p_box: number; p_note?: string }; Returns: undefined };
			register_for_event: { Args: { p_answers?: Json; p_event: number }; Returns: string };
			register_late: { Args: { p_person: string; p_reason: string; p_team: number }; Returns: undefined };
			release_tranche: {
				Args: {
					p_amount: number;
					p_days: number;
					p_experiment: number;
					p_key?: string;
					p_reason: string;
					p_replaces?: number;
				};
				Returns: number;
			};
			remove_award: { Args: { p_event: number; p_id: number }; Returns: undefined };
			remove_comment: { Args: { p_comment: number }; Returns: undefined };
			remove_draft_file: { Args: { p_file: number; p_removes: boolean }; Returns: undefined };
			remove_event: { Args: { p_event: number; p_reason: string }; Returns: undefined };
			remove_from_agenda: { Args: { p_item: number }; Returns: undefined };
			remove_idea_file: { Args: { p_file: number; p_removes: boolean }; Returns: undefined };
			remove_registration: { Args: { p_event: number; p_person: string; p_reason: string }; Returns: undefined };
			remove_team_member: { Args: { p_person: string; p_reason: string; p_team: number }; Returns: undefined };
			remove_team_note: { Args: { p_note: number; p_team: number }; Returns: undefined };
			remove_team_task: { Args: { p_task: number; p_team: number }; Returns: undefined };
			rename_team: { Args: { p_name: string; p_team: number }; Returns: undefined };
			renew_calendar_feed: { Args: { p_scope: string }; Returns: string };
			renew_guest_link: { Args: { p_days: number; p_guest: string }; Returns: string };
			renew_kpis: { Args: { p_experiment: number }; Returns: number };
			replace_kpi: { Args: { p_changes: Json; p_kpi: number; p_reason: string }; Returns: number };
			replace_owner: {
				Args: {
					p_experiment: number;
					p_person: string;
					p_reason: string;
					p_side: Database['public']['Enums']['job_function'];
				};
				Returns: undefined;
			};
			require_approval: { Args: { p_needed: boolean }; Returns: undefined };
			resolve_blocker: { Args: { p_blocker: number; p_resolution: string }; Returns: undefined };
			retire_plan_field: { Args: { p_field: number; p_is_retired: boolean }; Returns: undefined };
			retire_priority: { Args: { p_is_retired: boolean; p_priority: number }; Returns: undefined };
			retire_template_item: { Args: { p_is_retired: boolean; p_item: number }; Returns: undefined };
			reveal_ballots: { Args: { p_box: number }; Returns: string };
			revive_kill: { Args: { p_decision: number; p_key?: string; p_reason: string; p_title: string }; Returns: number };
			revoke_guest_link: { Args: { p_guest: string }; Returns: undefined };
			revoke_reading_token: { Args: { p_token: number }; Returns: undefined };
			revoke_share_link: { Args: { p_link: number }; Returns: undefined };
			reword_learning: { Args: { p_learning: number; p_learning_new: Json }; Returns: number };
			run_demo: { Args: { p_do: string; p_event: number; p_version: number }; Returns: undefined };
			said_in_event: { Args: { p_most?: number; p_slug: string }; Returns: Json };
			said_to_guest: { Args: { p_token: string }; Returns: Json };
			save_award: { Args: { p_award: Json; p_event: number; p_id?: number; p_version?: number }; Returns: number };
			save_board_view: { Args: { p_is_shared?: boolean; p_name: string; p_query: string }; Returns: number };
			save_challenge_rubric: {
				Args: { p_challenge: number; p_criteria: Json; p_version?: number };
				Returns: undefined;
			};
			save_draft: { Args: { p_draft: Json; p_team: number; p_version: number }; Returns: Json };
			save_event: { Args: { p_challenges: Json; p_event: Json; p_id?: number; p_version?: number }; Returns: string };
			save_guest_judgement: { Args: { p_given: Json; p_team: number; p_token: string }; Returns: number };
			save_guest_verdict: { Args: { p_given: Json; p_pair: number; p_token: string }; Returns: number };
			save_idea_draft: { Args: { p_fields: Json; p_key: string; p_seen?: Json }; Returns: Json };
			save_judgement: {
				Args: { p_comment?: string; p_points: Json; p_round?: number; p_team: number; p_version?: number };
				Returns: number;
			};
			save_registration: {
				Args: { p_event: number; p_limits: Json; p_questions: Json; p_version?: number };
				Returns: undefined;
			};
			save_review: { Args: { p_id?: number; p_key?: string; p_review: Json }; Returns: number };
			save_rubric: {
				Args: { p_criteria: Json; p_event: number; p_setup: Json; p_version?: number };
				Returns: undefined;
			};
			save_submission_form: {
				Args: { p_event: number; p_fields: Json; p_knows?: boolean; p_version?: number };
				Returns: undefined;
			};
			save_verdict: {
				Args: { p_choice: string; p_comment?: string; p_pair: number; p_version?: number };
				Returns: number;
			};
			score_idea: {
				Args: {
					p_confidence: number;
					p_idea: number;
					p_score: number;
					p_side?: Database['public']['Enums']['job_function'];
				};
				Returns: undefined;
			};
			seat_judges: { Args: { p_event: number; p_seats: Json }; Returns: number };
			second_departure: { Args: { p_departure: number }; Returns: undefined };
			set_budget: {
				Args: { p_amount: number; p_days: number; p_priority?: number; p_quarter: string };
				Returns: undefined;
			};
			set_currency: { Args: { p_currency: string }; Returns: undefined };
			set_event_role: {
				Args: {
					p_event: number;
					p_holds?: boolean;
					p_person: string;
					p_role: Database['public']['Enums']['event_role'];
				};
				Returns: undefined;
			};
			set_idea_priority: { Args: { p_idea: number; p_priority?: number }; Returns: undefined };
			set_judging_seats: { Args: { p_event: number; p_seats: number }; Returns: undefined };
			set_plan_field: { Args: { p_field: number; p_values: Json }; Returns: number };
			set_reaction: {
				Args: { p_comment: number; p_kind: Database['public']['Enums']['reaction']; p_reacts: boolean };
				Returns: undefined;
			};
			set_review_budget: { Args: { p_amount: number; p_days: number; p_review: number }; Returns: undefined };
			set_role: { Args: { p_person: string; p_role: Database['public']['Enums']['member_role'] }; Returns: undefined };
			set_support: { Args: { p_idea: number; p_supports: boolean }; Returns: number };
			set_team_asks_first: { Args: { p_asks: boolean; p_team: number }; Returns: undefined };
			set_team_rule: {
				Args: {
					p_event: number;
					p_knows?: boolean;
					p_max: number;
					p_min: number;
					p_must_mix: boolean;
					p_version?: number;
				};
				Returns: undefined;
			};
			set_team_task: {
				Args: { p_done: boolean; p_person?: string; p_task: number; p_team: number };
				Returns: undefined;
			};
			set_template_item: { Args: { p_item: number; p_values: Json }; Returns: number };
			set_voting_rule: {
				Args: {
					p_amount: number;
					p_event: number;
					p_method: Database['public']['Enums']['voting_method'];
					p_most_on_one?: number;
					p_version?: number;
				};
				Returns: undefined;
			};
			settle_item: {
				Args: { p_item: number; p_note?: string; p_state: Database['public']['Enums']['item_state'] };
				Returns: undefined;
			};
			settle_team_request: {
				Args: { p_outcome: Database['public']['Enums']['team_request_outcome']; p_request: number };
				Returns: undefined;
			};
			share_experiment: { Args: { p_days: number; p_experiment: number }; Returns: string };
			share_forecast: { Args: { p_is_shared?: boolean; p_item: number }; Returns: undefined };
			show_closed_team: { Args: { p_team: number }; Returns: Json };
			show_demo: { Args: { p_slug: string }; Returns: Json };
			show_draft_texts: { Args: { p_team: number }; Returns: Json };
			show_event: { Args: { p_slug: string }; Returns: Json };
			show_event_teams: { Args: { p_after?: number; p_slug: string; p_words?: string }; Returns: Json };
			show_floor: { Args: { p_most?: number; p_slug: string }; Returns: Json };
			show_follow_through: { Args: { p_team: number }; Returns: Json };
			show_gallery: {
				Args: { p_challenge?: number; p_order?: string; p_slug: string; p_words?: string };
				Returns: Json;
			};
			show_help: { Args: { p_slug: string }; Returns: Json };
			show_judging: { Args: { p_slug: string }; Returns: Json };
			show_ledger: { Args: { p_slug: string }; Returns: Json };
			show_me: { Args: Record<PropertyKey, never>; Returns: Json };
			show_preview: { Args: Record<PropertyKey, never>; Returns: Json };
			show_results: { Args: { p_slug: string; p_teams?: number[] }; Returns: Json };
			show_rubrics: { Args: { p_slug: string }; Returns: Json };
			show_setup: { Args: { p_slug: string }; Returns: Json };
			show_submission: { Args: { p_team: number }; Returns: Json };
			show_submission_form: { Args: { p_slug: string }; Returns: Json };
			show_team: { Args: { p_team: number }; Returns: Json };
			show_team_entry: { Args: { p_team: number }; Returns: Json };
			show_team_room: { Args: { p_team: number }; Returns: Json };
			show_voting: { Args: { p_slug: string }; Returns: Json };
			sign_off: {
				Args: {
					p_experiment: number;
					p_state: Database['public']['Enums']['sign_off_state'];
					p_topic: Database['public']['Enums']['sign_off_topic'];
					p_words?: string;
				};
				Returns: undefined;
			};
			sign_outcome: {
				Args: { p_box: number; p_outcome: Database['public']['Enums']['ballot_choice'] };
				Returns: undefined;
			};
			sign_superseding: {
				Args: { p_decision: number; p_outcome: Database['public']['Enums']['ballot_choice'] };
				Returns: undefined;
			};
			similar_ideas: {
				Args: { p_except?: number; p_text: string };
				Returns: {
					event: string;
					id: number;
					is_past: boolean;
					it_supports: number;
					marketing_supports: number;
					supports: number;
					title: string;
				}[];
			};
			similar_ideas_tested: { Args: { p_except?: number; p_text: string }; Returns: Json };
			similar_tests: { Args: { p_except?: number; p_idea?: number; p_text?: string; p_title: string }; Returns: Json };
			size_experiment: { Args: { p_experiment: number; p_sizing: Json }; Returns: undefined };
			stand_for_own_side: { Args: { p_team: number }; Returns: undefined };
			start_experiment: { Args: { p_experiment: number }; Returns: undefined };
			state_recommendation: {
				Args: {
					p_analysis: Json;
					p_experiment: number;
					p_outcome?: Database['public']['Enums']['ballot_choice'];
					p_state: string;
				};
				Returns: undefined;
			};
			state_standing: {
				Args: {
					p_against: Database['public']['Enums']['effect_against'];
					p_handover: number;
					p_readings: number[];
					p_standing: Database['public']['Enums']['effect_standing'];
				};
				Returns: undefined;
			};
			state_standings: { Args: { p_event: number; p_places: Json; p_state: string }; Returns: undefined };
			stop_experiment: {
				Args: { p_by?: number; p_criterion: string; p_experiment: number; p_reason: string };
				Returns: undefined;
			};
			stop_following: { Args: { p_reason: string; p_team: number }; Returns: undefined };
			strike_entry: { Args: { p_entry: number; p_reason: string }; Returns: undefined };
			submit_team: {
				Args: {
					p_answers?: Json;
					p_link?: string;
					p_links?: Json;
					p_nth?: number;
					p_opened?: string;
					p_pitch?: string;
					p_team: number;
					p_version?: number;
				};
				Returns: Json;
			};
			supersede_decision: {
				Args: {
					p_change_mind?: string;
					p_confirmed?: Json;
					p_days?: number;
					p_decision: number;
					p_learned?: string;
					p_next_step: string;
					p_outcome: Database['public']['Enums']['ballot_choice'];
					p_rationale: string;
					p_reason: string;
					p_tranche?: Json;
				};
				Returns: number;
			};
			tag_experiment: { Args: { p_experiment: number; p_tags: Json }; Returns: undefined };
			tags_in_use: { Args: { p_event?: string }; Returns: Json };
			take_back_guest_conflict: { Args: { p_team: number; p_token: string }; Returns: undefined };
			take_back_judge_conflict: { Args: { p_judge: string; p_team: number }; Returns: undefined };
			take_back_text: { Args: { p_text: number }; Returns: number };
			take_help: { Args: { p_request: number; p_takes?: boolean }; Returns: undefined };
			teams_in_short: { Args: { p_most?: number; p_slug: string }; Returns: Json };
			tell_time: { Args: Record<PropertyKey, never>; Returns: string };
			time_item: { Args: { p_item: number; p_runs?: boolean }; Returns: undefined };
			today: { Args: Record<PropertyKey, never>; Returns: Json };
			turnout: {
				Args: { p_box: number };
				Returns: {
					cast_by: string;
					function: Database['public']['Enums']['job_function'];
					voter: string;
					voter_id: string;
				}[];
			};
			undo_merge: { Args: { p_merge: number }; Returns: undefined };
			undo_opening: { Args: { p_box: number }; Returns: undefined };
			undo_withdrawal: { Args: { p_box: number }; Returns: number };
			verify_activity: {
				Args: Record<PropertyKey, never>;
				Returns: {
					broken_at: number;
					entries: number;
					head: string;
					is_intact: boolean;
				}[];
			};
			vote_signals: { Args: { p_event: number }; Returns: Json };
			voting_result: { Args: { p_slug: string }; Returns: Json };
			voting_state: { Args: { p_slug: string }; Returns: string };
			want_idea_by: { Args: { p_day?: string; p_idea: number }; Returns: undefined };
			was_said: { Args: { p_ms: number; p_topic: string }; Returns: boolean };
			watch_results: { Args: { p_watches: boolean }; Returns: undefined };
			weigh_submission_form: { Args: { p_event: number; p_fields: Json }; Returns: Json };
			weigh_team_rule: { Args: { p_event: number; p_min: number; p_must_mix: boolean }; Returns: Json };
			withdraw_announcement: { Args: { p_announcement: number }; Returns: undefined };
			withdraw_ballot_box: { Args: { p_box: number }; Returns: undefined };
			withdraw_judge: { Args: { p_event: number; p_person: string }; Returns: undefined };
			write_ask: {
				Args: {
					p_experiment: number;
					p_money?: number;
					p_person_days?: number;
					p_run_by?: string;
					p_run_cost?: number;
					p_words: string;
				};
				Returns: undefined;
			};
			write_entry: { Args: { p_entry: Json; p_experiment: number; p_key?: string }; Returns: number };
			write_learning: { Args: { p_experiment: number; p_key?: string; p_learning: Json }; Returns: number };
			write_result_words: { Args: { p_event: number; p_version?: number; p_words: Json }; Returns: undefined };
			write_team_note: { Args: { p_body: string; p_team: number }; Returns: number };
		};
		Enums: {
			audience:
				| 'everybody'
				| 'without_team'
				| 'not_handed_in'
				| 'marketing'
				| 'it'
				| 'not_checked_in'
				| 'waiting'
				| 'mentors'
				| 'judges'
				| 'challenge'
				| 'team';
			ballot_choice: 'promote' | 'iterate' | 'kill';
			ballot_rule: 'each_function' | 'simple' | 'consent' | 'unanimous';
			criterion_comparison: 'at_least' | 'at_most';
			criterion_kind: 'kill' | 'success';
			criterion_measure: 'level' | 'difference' | 'change';
			demo_stage: 'pitch' | 'questions';
			effect_against: 'holdout' | 'then' | 'target';
			effect_standing: 'held' | 'weaker' | 'gone' | 'not_known';
			entry_kind: 'note' | 'observation' | 'incident';
			event_phase: 'announced' | 'ideation' | 'formation' | 'build' | 'submission' | 'judging' | 'voting' | 'results';
			event_role: 'organizer' | 'mentor';
			experiment_design: 'ab_test' | 'before_after' | 'target' | 'regions' | 'fake_door' | 'survey';
			experiment_end: 'promoted' | 'killed';
			experiment_rule: 'superiority' | 'no_harm' | 'own';
			experiment_state: 'draft' | 'running' | 'iterating' | 'due' | 'deciding' | 'promoted' | 'killed';
			field_kind: 'text' | 'number' | 'choice' | 'date' | 'link';
			item_state: 'open' | 'done' | 'not_needed';
			job_function: 'marketing' | 'it' | 'other';
			judging_method: 'rubric' | 'pairs';
			judging_state: 'before' | 'open' | 'closed' | 'opened';
			kpi_direction: 'up' | 'down';
			kpi_kind: 'proportion' | 'mean' | 'count' | 'ratio' | 'value';
			look_rule: 'once' | 'looks' | 'always';
			member_role: 'member' | 'leader' | 'admin';
			metric_role: 'primary' | 'secondary' | 'guardrail';
			pair_choice: 'first' | 'second' | 'equal' | 'skip';
			production_arm: 'live' | 'holdout';
			question_kind: 'text' | 'choice';
			reaction: 'agree' | 'thanks' | 'question' | 'laugh';
			seat_side: 'marketing' | 'it' | 'either';
			second_kind: 'other_function' | 'same_function';
			sign_off_state: 'open' | 'signed' | 'refused';
			sign_off_topic: 'security' | 'privacy' | 'operations' | 'brand';
			stance: 'supports' | 'contradicts';
			tag_kind: 'channel' | 'lever' | 'audience';
			team_need: 'nobody' | 'marketing' | 'it' | 'either' | 'both';
			team_request_kind: 'application' | 'invitation';
			team_request_outcome: 'accepted' | 'declined' | 'withdrawn' | 'closed';
			voting_method: 'allowance' | 'quadratic' | 'ranked';
		};
		CompositeTypes: {
			[_ in never]: never;
		};
	};
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
	DefaultSchemaTableNameOrOptions extends
		keyof (DefaultSchema['Tables'] & DefaultSchema['Views']) | { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
				DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
		: never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
			DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
			Row: infer R;
		}
		? R
		: never
	: DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
		? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
				Row: infer R;
			}
			? R
			: never
		: never;

export type TablesInsert<
	DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
		: never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
			Insert: infer I;
		}
		? I
		: never
	: DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
		? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
				Insert: infer I;
			}
			? I
			: never
		: never;

export type TablesUpdate<
	DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
		: never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
			Update: infer U;
		}
		? U
		: never
	: DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
		? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
				Update: infer U;
			}
			? U
			: never
		: never;

export type Enums<
	DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
	EnumName extends (DefaultSchemaEnumNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
		: never) = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
	: DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
		? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
		: never;

export type CompositeTypes<
	PublicCompositeTypeNameOrOptions extends
		keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
	CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
		: never) = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
	: PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
		? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
		: never;

export const Constants = {
	public: {
		Enums: {
			audience: [
				'everybody',
				'without_team',
				'not_handed_in',
				'marketing',
				'it',
				'not_checked_in',
				'waiting',
				'mentors',
				'judges',
				'challenge',
				'team'
			],
			ballot_choice: ['promote', 'iterate', 'kill'],
			ballot_rule: ['each_function', 'simple', 'consent', 'unanimous'],
			criterion_comparison: ['at_least', 'at_most'],
			criterion_kind: ['kill', 'success'],
			criterion_measure: ['level', 'difference', 'change'],
			demo_stage: ['pitch', 'questions'],
			effect_against: ['holdout', 'then', 'target'],
			effect_standing: ['held', 'weaker', 'gone', 'not_known'],
			entry_kind: ['note', 'observation', 'incident'],
			event_phase: ['announced', 'ideation', 'formation', 'build', 'submission', 'judging', 'voting', 'results'],
			event_role: ['organizer', 'mentor'],
			experiment_design: ['ab_test', 'before_after', 'target', 'regions', 'fake_door', 'survey'],
			experiment_end: ['promoted', 'killed'],
			experiment_rule: ['superiority', 'no_harm', 'own'],
			experiment_state: ['draft', 'running', 'iterating', 'due', 'deciding', 'promoted', 'killed'],
			field_kind: ['text', 'number', 'choice', 'date', 'link'],
			item_state: ['open', 'done', 'not_needed'],
			job_function: ['marketing', 'it', 'other'],
			judging_method: ['rubric', 'pairs'],
			judging_state: ['before', 'open', 'closed', 'opened'],
			kpi_direction: ['up', 'down'],
			kpi_kind: ['proportion', 'mean', 'count', 'ratio', 'value'],
			look_rule: ['once', 'looks', 'always'],
			member_role: ['member', 'leader', 'admin'],
			metric_role: ['primary', 'secondary', 'guardrail'],
			pair_choice: ['first', 'second', 'equal', 'skip'],
			production_arm: ['live', 'holdout'],
			question_kind: ['text', 'choice'],
			reaction: ['agree', 'thanks', 'question', 'laugh'],
			seat_side: ['marketing', 'it', 'either'],
			second_kind: ['other_function', 'same_function'],
			sign_off_state: ['open', 'signed', 'refused'],
			sign_off_topic: ['security', 'privacy', 'operations', 'brand'],
			stance: ['supports', 'contradicts'],
			tag_kind: ['channel', 'lever', 'audience'],
			team_need: ['nobody', 'marketing', 'it', 'either', 'both'],
			team_request_kind: ['application', 'invitation'],
			team_request_outcome: ['accepted', 'declined', 'withdrawn', 'closed'],
			voting_method: ['allowance', 'quadratic', 'ranked']
		}
	}
} as const;
