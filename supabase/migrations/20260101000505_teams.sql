-- teams: whoever is in a team of an event is registered for it, so a registration ends after the team is left, also when both happen at once.
alter table public.team_members add constraint team_members_are_registered
  foreign key (event_id, person_id) references public.registrations (event_id, person_id) on delete restrict;
