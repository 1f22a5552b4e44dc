-- reviews: a growth board meets on a rhythm, or votes within some days without meeting. Panel, agenda, forecasts.

create table public.reviews (
  id bigint generated always as identity primary key,
  title text not null,
  starts_at timestamptz not null,
  -- whose clocks the rhythm follows
  time_zone text not null,
  -- closing it proposes the next after so many days; null: once
  rhythm_days integer default 90,
  rule public.ballot_rule not null default 'each_function',
  quorum_percent integer not null default 50,
  ballot_hours integer not null default 1,
  minutes integer not null default 15,
  reading_days integer not null default 3,
  place text not null default '',
  chair_id uuid not null references public.people (id) on delete restrict,
  planned_by uuid not null references public.people (id) on delete restrict,
  planned_at timestamptz not null default private.now(),
  key uuid,
  follows_id bigint references public.reviews (id) on delete restrict,
  -- made by closing the one before; until somebody saves it, its date is a proposal
  is_proposed boolean not null default false,
  closed_at timestamptz,
  -- how often it was saved: whoever saves over another version is told
  version integer not null default 1,
  closed_by uuid references public.people (id) on delete restrict,
  constraint reviews_are_planned_once unique (planned_by, key),
  constraint reviews_are_followed_once unique (follows_id),
  constraint reviews_title_is_one_line check (length(btrim(title)) between 3 and 120 and title !~ '[[:cntrl:]]'),
  constraint reviews_start_is_near check (starts_at between '2000-01-01' and '2200-01-01'),
  constraint reviews_zone_fits check (length(time_zone) between 1 and 60),
  constraint reviews_rhythm_is_within_a_year check (rhythm_days between 1 and 366),
  constraint reviews_quorum_is_a_percentage check (quorum_percent between 1 and 100),
  constraint reviews_ballots_close_within_a_month check (ballot_hours between 1 and 744),
  constraint reviews_items_have_minutes check (minutes between 1 and 240),
  constraint reviews_reading_is_within_a_month check (reading_days between 0 and 30),
  constraint reviews_place_fits check (length(place) <= 300)
);
create index reviews_by_start on public.reviews (starts_at desc, id desc);
create index reviews_by_chair on public.reviews (chair_id);
create index reviews_by_closer on public.reviews (closed_by);
alter table public.reviews enable row level security;

create table public.review_panel (
  review_id bigint not null references public.reviews (id) on delete restrict,
  person_id uuid not null references public.people (id) on delete restrict,
  delegate_id uuid references public.people (id) on delete restrict,
  attended_at timestamptz,
  primary key (review_id, person_id),
  -- nobody gathers the ballots of the absent
  constraint review_panel_delegates_stand_for_one unique (review_id, delegate_id),
  constraint review_panel_delegate_is_another_person check (delegate_id <> person_id)
);
create index review_panel_by_person on public.review_panel (person_id);
create index review_panel_by_delegate on public.review_panel (delegate_id);
alter table public.review_panel enable row level security;

create table public.review_items (
  id bigint generated always as identity primary key,
  review_id bigint not null references public.reviews (id) on delete restrict,
  experiment_id bigint not null references public.experiments (id) on delete restrict,
  position integer not null,
  minutes integer not null,
  -- since when it waits here: where two planned reviews list an experiment, the one that did first has it
  listed_at timestamptz not null default private.now(),
  talk_started_at timestamptz,
  talk_ended_at timestamptz,
  box_id bigint unique references public.ballot_boxes (id) on delete restrict,
  constraint review_items_are_listed_once unique (review_id, experiment_id),
  constraint review_items_have_minutes check (minutes between 1 and 240)
);
create index review_items_by_experiment on public.review_items (experiment_id);
alter table public.review_items enable row level security;

-- "I think it wins, 70 %", said before the results are seen.
create table public.forecasts (
  item_id bigint not null references public.review_items (id) on delete restrict,
  person_id uuid not null references public.people (id) on delete restrict,
  percent integer not null,
  given_at timestamptz not null,
  version integer not null default 1,
  shared_at timestamptz,
  primary key (item_id, person_id),
  constraint forecasts_are_a_percentage check (percent between 0 and 100)
);
create index forecasts_by_person on public.forecasts (person_id);
alter table public.forecasts enable row level security;
alter table public.forecasts alter percent set statistics 0;

-- Who has opened the results of an item, and when: no forecast after that.
create table public.result_openings (
  item_id bigint not null references public.review_items (id) on delete cascade,
  person_id uuid not null references public.people (id) on delete restrict,
  opened_at timestamptz not null default private.now(),
  primary key (item_id, person_id)
);
create index result_openings_by_person on public.result_openings (person_id);
alter table public.result_openings enable row level security;

-- What was closed stays as it was; a forecast, once the ballots are revealed, can only be shown or hidden.
create function private.guard_forecast() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' or ((new.item_id, new.person_id, new.percent, new.given_at, new.version) is distinct from
      (old.item_id, old.person_id, old.percent, old.given_at, old.version) and exists (select from public.review_items i
        join public.ballot_boxes b on b.id = i.box_id where i.id = new.item_id and b.revealed_at is not null)) then
    perform private.refuse('facts_are_append_only');
  end if;
  return new;
end $$;
create trigger forecasts_stay_as_they_were_given before update or delete on public.forecasts
  for each row execute function private.guard_forecast();
create function private.guard_review() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' or old.closed_at is not null then
    perform private.refuse('facts_are_append_only');
  end if;
  return new;
end $$;
create trigger reviews_stay_once_closed before update or delete on public.reviews
  for each row execute function private.guard_review();

create policy reviews_are_seen_by_members on public.reviews for select to authenticated using ((select private.is_member()));
create policy review_panel_is_seen_by_members on public.review_panel for select to authenticated using ((select private.is_member()));
create policy review_items_are_seen_by_members on public.review_items for select to authenticated using ((select private.is_member()));
-- One's own; those of others once the ballots are revealed, and only where they are shared.
create policy forecasts_are_private on public.forecasts for select to authenticated
  using ((select private.is_member()) and (person_id = (select auth.uid()) or (shared_at is not null and exists (
    select from public.review_items i join public.ballot_boxes b on b.id = i.box_id where i.id = item_id and b.revealed_at is not null))));
create policy result_openings_are_private on public.result_openings for select to authenticated
  using ((select private.is_member()) and person_id = (select auth.uid()));
grant select (id, title, starts_at, time_zone, rhythm_days, rule, quorum_percent, ballot_hours, minutes, reading_days, place, chair_id,
  planned_by, planned_at, follows_id, is_proposed, closed_at, closed_by, version) on public.reviews to authenticated;
grant select on public.review_panel, public.review_items, public.forecasts, public.result_openings to authenticated;

-- The review of an item, locked: everything in a review happens in turn.
-- Refuses: no_such_review, review_is_closed.
create function private.open_review(p_review bigint) returns public.reviews
language plpgsql security definer set search_path = '' as $$
declare
  r public.reviews;
begin
  select * into r from public.reviews where id = p_review for update;
  if not found then
    perform private.refuse('no_such_review', 404);
  elsif r.closed_at is not null then
    perform private.refuse('review_is_closed');
  end if;
  return r;
end $$;

-- The chair; whoever is on the panel when the chair does not lead any more.
create function private.chairs_review(p_review public.reviews, p_person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select p_review.chair_id = p_person or (not private.leads(p_review.chair_id)
    and exists (select from public.review_panel where review_id = p_review.id and person_id = p_person))
$$;

-- The review, locked, for whoever runs it: its chair, who planned it, admins.
-- Refuses: open_review's, chair_runs_the_review.
create function private.review_to_run(p_review bigint, p_person uuid) returns public.reviews
language plpgsql security definer set search_path = '' as $$
declare
  r public.reviews := private.open_review(p_review);
begin
  if not (private.chairs_review(r, p_person) or r.planned_by = p_person or private.has_role('admin')) then
    perform private.refuse('chair_runs_the_review', 403);
  end if;
  return r;
end $$;

-- Whether an item was voted on or forecast: it stays where it is then. A conflict and who has seen results go with the experiment.
create function private.is_under_way(p_item bigint) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.review_items where id = p_item and box_id is not null)
    or exists (select from public.forecasts where item_id = p_item)
$$;

-- The open review on whose agenda an experiment waits for its ballot. One that only follows from a rhythm holds nothing back, unless
-- somebody has forecast there. Of two that list it, the one that listed it first. Null where there is none.
create function private.awaited_by_review(p_experiment bigint) returns bigint
language sql stable security definer set search_path = '' as $$
  select r.id from public.review_items i join public.reviews r on r.id = i.review_id
  where i.experiment_id = p_experiment and r.closed_at is null
    and not exists (select from public.ballot_boxes b where b.id = i.box_id and b.withdrawn_at is null)
    and (not r.is_proposed or exists (select from public.forecasts f where f.item_id = i.id))
  order by r.is_proposed, i.listed_at, i.id limit 1
$$;
grant execute on function private.awaited_by_review(bigint) to authenticated;

-- A vote that a review is to take is taken there, by its panel and its rule.
-- Refuses: ballot_belongs_to_its_review.
create function private.keep_ballot_in_its_review() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if private.awaited_by_review(new.experiment_id) is not null then
    perform private.refuse('ballot_belongs_to_its_review');
  end if;
  return new;
end $$;
create trigger ballots_of_reviews_open_there before insert on public.ballot_boxes
  for each row when (not new.has_panel) execute function private.keep_ballot_in_its_review();

-- What is over by the day of the review and still without a ballot, the most overdue first, behind what is on the agenda. A
-- review that only follows from a rhythm holds nothing back from one that somebody planned.
create function private.fill_agenda(p_review bigint) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_added integer;
begin
  insert into public.review_items (review_id, experiment_id, position, minutes)
  select r.id, x.id, coalesce((select max(position) from public.review_items where review_id = r.id), 0)
    + row_number() over (order by x.ends_on, x.id), r.minutes
  from public.reviews r join public.experiments x on x.started_at is not null and x.ended_as is null and x.deciding_since is null
    and x.ends_on < (r.starts_at at time zone r.time_zone)::date
  where r.id = p_review and not exists (select from public.review_items i join public.reviews o on o.id = i.review_id
    where i.experiment_id = x.id and (o.id = r.id or (o.closed_at is null and (r.is_proposed or not o.is_proposed))))
    and coalesce(private.awaited_by_review(x.id), r.id) = r.id
  order by x.ends_on, x.id limit 40;
  get diagnostics v_added = row_count;
  delete from public.review_items i using public.reviews o, public.review_items mine
  where o.id = i.review_id and o.is_proposed and o.closed_at is null and o.id <> p_review
    and mine.review_id = p_review and mine.experiment_id = i.experiment_id and not private.is_under_way(i.id);
  return v_added;
end $$;

-- Puts people on the panel and takes the others off it. Everybody on it leads; both functions are there, and the chair.
-- Refuses: panel_is_of_leaders, panel_needs_both_functions, panel_is_three_to_fifty, chair_is_on_the_panel.
create function private.seat_panel(p_review bigint, p_people uuid[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from unnest(p_people) one where not exists (select from public.people p
      where p.id = one and p.left_at is null and p.role = 'leader' and p.is_complete)) then
    perform private.refuse('panel_is_of_leaders');
  elsif 2 > (select count(distinct p.function) from public.people p where p.id = any (p_people) and p.function in ('marketing', 'it')) then
    perform private.refuse('panel_needs_both_functions');
  elsif (select count(distinct one) from unnest(p_people) one) not between 3 and 50 then
    perform private.refuse('panel_is_three_to_fifty');
  elsif not (select chair_id from public.reviews where id = p_review) = any (p_people) then
    perform private.refuse('chair_is_on_the_panel');
  end if;
  delete from public.review_panel where review_id = p_review and person_id <> all (p_people);
  insert into public.review_panel (review_id, person_id) select distinct p_review, one from unnest(p_people) one
  on conflict do nothing;
end $$;
