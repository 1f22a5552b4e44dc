-- reviews, what is done in one.

-- Plans a review, or changes one that is not closed: {title, starts_at, time_zone, rhythm_days, rule, quorum_percent,
-- ballot_hours, minutes, reading_days, place, chair_id, panel: [uuid]}. Ballots that are open keep what they were opened with.
-- The same key again answers the review that is there.
-- Refuses: leaders_only, review_to_run's, seat_panel's, time_zone_is_unknown, review_lies_ahead, review_changed_meanwhile (where
-- `version` is not the one that is there), and the constraints of reviews.
create function public.save_review(p_review jsonb, p_id bigint default null, p_key uuid default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  v public.reviews;
  r public.reviews;
  v_id bigint := p_id;
begin
  if not exists (select from pg_catalog.pg_timezone_names where name = p_review ->> 'time_zone') then
    perform private.refuse('time_zone_is_unknown');
  end if;
  v := jsonb_populate_record(null::public.reviews, p_review - 'panel' - 'id');
  if v_id is null then
    if v.starts_at < private.now() - interval '1 hour' then
      perform private.refuse('review_lies_ahead');
    end if;
    insert into public.reviews (title, starts_at, time_zone, rhythm_days, rule, quorum_percent, ballot_hours, minutes, reading_days,
      place, chair_id, planned_by, key)
    values (btrim(v.title), v.starts_at, v.time_zone, v.rhythm_days, v.rule, v.quorum_percent, v.ballot_hours, v.minutes, v.reading_days,
      btrim(coalesce(v.place, '')), v.chair_id, me, p_key)
    on conflict (planned_by, key) do nothing returning id into v_id;
    if v_id is null then
      return (select id from public.reviews where planned_by = me and key = p_key);
    end if;
  else
    r := private.review_to_run(p_id, me);
    if (p_review ->> 'version')::integer <> r.version then
      perform private.refuse('review_changed_meanwhile');
    elsif v.starts_at <> r.starts_at and v.starts_at < private.now() - interval '1 hour' then
      perform private.refuse('review_lies_ahead');
    end if;
    if r.is_proposed then
      -- what somebody planned meanwhile stays where it was planned
      delete from public.review_items where review_id = p_id and private.awaited_by_review(experiment_id) <> p_id and not private.is_under_way(id);
      update public.review_items set listed_at = private.now() where review_id = p_id;
    end if;
    update public.reviews set version = version + 1, title = btrim(v.title), starts_at = v.starts_at, time_zone = v.time_zone, rhythm_days = v.rhythm_days,
      rule = v.rule, quorum_percent = v.quorum_percent, ballot_hours = v.ballot_hours, minutes = v.minutes,
      reading_days = v.reading_days, place = btrim(coalesce(v.place, '')), chair_id = v.chair_id, is_proposed = false where id = p_id;
  end if;
  perform private.seat_panel(v_id, array(select jsonb_array_elements_text(p_review -> 'panel')::uuid));
  -- `is_bare`: nothing comes on its agenda by itself
  if p_id is null and not coalesce((p_review ->> 'is_bare')::boolean, false) then
    perform private.fill_agenda(v_id);
  end if;
  perform private.log(case when p_id is null then 'review.planned' else 'review.changed' end, 'reviews', v_id::text,
    jsonb_build_object('starts_at', v.starts_at));
  return v_id;
end $$;

-- Adds what is due and not on an agenda yet. Returns how many. Refuses: leaders_only, review_to_run's.
create function public.fill_agenda(p_review bigint) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_added integer;
begin
  perform private.review_to_run(p_review, private.leader());
  v_added := private.fill_agenda(p_review);
  if v_added > 0 then
    perform private.log('review.agenda_filled', 'reviews', p_review::text, jsonb_build_object('added', v_added));
  end if;
  return v_added;
end $$;

-- Adds one that runs or is due and waits on no other agenda: it would be taken from its panel. Two at the same moment come one after the other.
-- Refuses: leaders_only, review_to_run's, agenda_takes_what_runs, ballot_belongs_to_its_review, agenda_is_full.
create function public.add_to_agenda(p_review bigint, p_experiment bigint) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  r public.reviews := private.review_to_run(p_review, private.leader());
  v_id bigint;
begin
  perform from public.experiments where id = p_experiment and started_at is not null and ended_as is null for no key update;
  if not found then
    perform private.refuse('agenda_takes_what_runs');
  elsif private.awaited_by_review(p_experiment) <> p_review then
    perform private.refuse('ballot_belongs_to_its_review');
  elsif 60 <= (select count(*) from public.review_items where review_id = p_review) then
    perform private.refuse('agenda_is_full');
  end if;
  insert into public.review_items (review_id, experiment_id, position, minutes)
  select p_review, p_experiment, coalesce(max(position), 0) + 1, r.minutes from public.review_items where review_id = p_review
  on conflict (review_id, experiment_id) do nothing returning id into v_id;
  if v_id is not null then
    perform private.log('review.item_added', 'reviews', p_review::text, jsonb_build_object('experiment', p_experiment));
  end if;
  return coalesce(v_id, (select id from public.review_items where review_id = p_review and experiment_id = p_experiment));
end $$;

-- The item and its review, locked in this order. Refuses: no_such_item, open_review's.
create function private.open_item(p_item bigint) returns public.review_items
language plpgsql security definer set search_path = '' as $$
declare
  i public.review_items;
begin
  perform private.open_review((select review_id from public.review_items where id = p_item));
  select * into i from public.review_items where id = p_item for update;
  if not found then
    perform private.refuse('no_such_item', 404);
  end if;
  return i;
end $$;

-- Refuses: leaders_only, open_item's, review_to_run's, item_was_voted_on.
create function public.remove_from_agenda(p_item bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  i public.review_items := private.open_item(p_item);
begin
  perform private.review_to_run(i.review_id, me);
  if private.is_under_way(p_item) then
    perform private.refuse('item_was_voted_on');
  end if;
  delete from public.review_items where id = p_item;
  perform private.log('review.item_removed', 'reviews', i.review_id::text, jsonb_build_object('experiment', i.experiment_id));
end $$;

-- Sets where an item comes and how long it has. Refuses: leaders_only, open_item's, review_to_run's, review_items_have_minutes.
create function public.arrange_item(p_item bigint, p_position integer, p_minutes integer) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  i public.review_items := private.open_item(p_item);
begin
  perform private.review_to_run(i.review_id, me);
  update public.review_items t set position = o.place, minutes = case when t.id = p_item then p_minutes else t.minutes end
  from (select id, row_number() over (order by case when id <> p_item then 2 * position
      when p_position > i.position then 2 * p_position + 1 else 2 * p_position - 1 end, id) as place
    from public.review_items where review_id = i.review_id) o
  where o.id = t.id;
  perform private.log('review.item_arranged', 'reviews', i.review_id::text, jsonb_build_object('experiment', i.experiment_id));
end $$;

-- The clock of the database runs for one item at a time; false stops it. Refuses: leaders_only, open_item's, review_to_run's.
create function public.time_item(p_item bigint, p_runs boolean default true) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  i public.review_items := private.open_item(p_item);
begin
  perform private.review_to_run(i.review_id, me);
  update public.review_items set talk_ended_at = private.now()
  where review_id = i.review_id and talk_started_at is not null and talk_ended_at is null and (id <> p_item or not p_runs);
  if p_runs then
    update public.review_items set talk_started_at = private.now(), talk_ended_at = null where id = p_item;
  end if;
  perform private.log('review.item_timed', 'reviews', i.review_id::text,
    jsonb_build_object('experiment', i.experiment_id, 'runs', p_runs));
end $$;

-- Says that somebody of the panel is there: oneself, or anybody for whoever runs the review.
-- Refuses: open_review's, chair_runs_the_review, no_seat_on_the_panel.
create function public.attend_review(p_review bigint, p_person uuid default auth.uid(), p_is_there boolean default true) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
begin
  if p_person = me then
    perform private.open_review(p_review);
  else
    perform private.review_to_run(p_review, me);
  end if;
  update public.review_panel set attended_at = case when p_is_there then private.now() end
  where review_id = p_review and person_id = p_person;
  if not found then
    perform private.refuse('no_seat_on_the_panel', 403);
  end if;
  perform private.log('review.attended', 'reviews', p_review::text, jsonb_build_object('person', p_person, 'is_there', p_is_there));
end $$;

-- Lets another leader cast in one's place, in all ballots of this review that open from now on, and in those that are open and in
-- which one's ballot was not cast yet; null takes it back in the same ones.
-- Refuses: open_review's, no_seat_on_the_panel, delegate_leads, delegate_is_there, review_panel_delegates_stand_for_one.
create function public.delegate_ballots(p_review bigint, p_delegate uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
begin
  perform private.open_review(p_review);
  if not exists (select from public.review_panel where review_id = p_review and person_id = me) then
    perform private.refuse('no_seat_on_the_panel', 403);
  elsif p_delegate is not null and not exists (select from public.people where id = p_delegate and role = 'leader' and left_at is null) then
    perform private.refuse('delegate_leads');
  elsif p_delegate is not null and exists (select from public.review_panel where review_id = p_review
      and (delegate_id = me or (person_id = p_delegate and delegate_id is not null))) then
    -- no ballot is handed on twice
    perform private.refuse('delegate_is_there');
  end if;
  update public.review_panel set delegate_id = p_delegate where review_id = p_review and person_id = me;
  perform private.hand_on_open_ballots(p_review, me, p_delegate);
  perform private.log('review.delegated', 'reviews', p_review::text, jsonb_build_object('to', p_delegate));
end $$;

-- Declares a conflict of interest, or takes it back before the ballot opens. In an open ballot it takes one's seat away.
-- Refuses: leaders_only, open_item's, conflict_stays_declared, conflicted_has_voted.
create function public.declare_conflict(p_item bigint, p_note text default '', p_has boolean default true) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  i public.review_items := private.open_item(p_item);
  b public.ballot_boxes;
begin
  for v_try in 1..2 loop
    -- its own, or one that is open elsewhere
    select o.* into b from public.ballot_boxes o join public.experiments x on x.id = o.experiment_id
    where x.id = i.experiment_id and o.withdrawn_at is null and (o.id = i.box_id or o.time_box = x.time_box)
    order by (o.id = i.box_id) is true desc limit 1 for update of o;
    exit when b.id is not null;
    -- one that is being opened at this moment is waited for, and looked for once more
    perform from public.experiments where id = i.experiment_id for no key update;
  end loop;
  if b.id is not null and not p_has then
    perform private.refuse('conflict_stays_declared');
  elsif b.revealed_at is not null or exists (select from public.ballots where box_id = b.id and me in (voter_id, cast_by)) then
    perform private.refuse('conflicted_has_voted');
  end if;
  if p_has then
    insert into public.conflicts_of_interest as mine (experiment_id, time_box, person_id, note)
    select x.id, x.time_box, me, btrim(p_note) from public.experiments x where x.id = i.experiment_id
    on conflict (experiment_id, time_box, person_id) do update set note = excluded.note;
    update public.ballot_seats set is_recused = true, conflict = btrim(p_note) where box_id = b.id and person_id = me and not is_recused;
    perform private.seat_conflicted(b) where b.id is not null;
    update public.ballot_seats set delegate_id = null where box_id = b.id and delegate_id = me;
  else
    delete from public.conflicts_of_interest c using public.experiments x
    where x.id = i.experiment_id and c.experiment_id = x.id and c.time_box = x.time_box and c.person_id = me;
  end if;
  perform private.log('review.conflict_declared', 'reviews', i.review_id::text,
    jsonb_build_object('experiment', i.experiment_id, 'has', p_has));
end $$;

-- Of the panel of an item's review, those who can vote, or whose delegate can, and those who declared a conflict. A delegate
-- with a conflict stands for nobody.
create function private.voters_of_item(p_item bigint) returns table (person_id uuid, function public.job_function, delegate_id uuid,
  is_recused boolean)
language sql stable security definer set search_path = '' as $$
  select p.id, p.function, d.id, p.id in (select c.person_id from private.conflicted(i.experiment_id) c)
  from public.review_items i join public.review_panel s on s.review_id = i.review_id join public.people p on p.id = s.person_id
    left join public.people d on d.id = s.delegate_id and private.votes(d.id)
      and d.id not in (select c.person_id from private.conflicted(i.experiment_id) c)
  where i.id = p_item and private.leads(p.id) and private.votes(coalesce(d.id, p.id))
$$;

-- Opens the ballot on an item with the panel, quorum, closing time and rule of the review as they are at this moment.
-- Refuses: leaders_only, open_item's, chair_opens_the_ballot, item_was_voted_on, ballot_belongs_to_its_review, panel_needs_both_functions,
-- panel_is_three_to_fifty, and open_box's.
create function public.open_item_ballot(p_item bigint) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  i public.review_items := private.open_item(p_item);
  r public.reviews;
  v_box bigint;
  v_seated integer;
  v_sides integer;
begin
  select * into r from public.reviews where id = i.review_id;
  if not private.chairs_review(r, me) then
    perform private.refuse('chair_opens_the_ballot', 403);
  elsif exists (select from public.ballot_boxes where id = i.box_id and withdrawn_at is null) then
    perform private.refuse('item_was_voted_on');
  elsif private.awaited_by_review(i.experiment_id) <> r.id then
    perform private.refuse('ballot_belongs_to_its_review');
  end if;
  select count(*), count(distinct s.function) filter (where s.function in ('marketing', 'it')) into v_seated, v_sides
  from private.voters_of_item(p_item) s where not s.is_recused;
  if v_sides < 2 then
    perform private.refuse('panel_needs_both_functions');
  elsif v_seated < 3 then
    perform private.refuse('panel_is_three_to_fifty');
  end if;
  v_box := private.open_box(i.experiment_id, me, jsonb_build_object('hours', r.ballot_hours, 'rule', r.rule,
    'quorum_percent', r.quorum_percent, 'quorum', greatest(3, private.quorum_needed(v_seated, r.quorum_percent))));
  insert into public.ballot_seats (box_id, person_id, function, delegate_id, is_recused, conflict)
  select v_box, s.person_id, s.function, s.delegate_id, s.is_recused, coalesce(c.note, '')
  from private.voters_of_item(p_item) s left join private.conflicted(i.experiment_id) c on c.person_id = s.person_id;
  -- whoever has no seat on the panel takes no part in what follows either
  perform private.seat_conflicted(b) from public.ballot_boxes b where b.id = v_box;
  update public.review_items set box_id = v_box where id = p_item;
  return v_box;
end $$;

-- Remembers that the caller has seen the results of an item. Seeing them again changes nothing. Refuses: no_such_item.
create function public.open_results(p_item bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_review bigint;
begin
  select review_id into v_review from public.review_items where id = p_item for update;
  if not found then
    perform private.refuse('no_such_item', 404);
  end if;
  insert into public.result_openings (item_id, person_id) values (p_item, me) on conflict do nothing;
  if found then
    perform private.log('review.results_opened', 'reviews', v_review::text, jsonb_build_object('item', p_item));
  end if;
  insert into public.result_looks (experiment_id, time_box, person_id)
  select x.id, x.time_box, me from public.review_items i join public.experiments x on x.id = i.experiment_id where i.id = p_item
  on conflict do nothing;
end $$;

-- How sure one is that it wins, from whoever could not have seen the results. Changes until one has; returns how often it was given.
-- Refuses: leaders_only, open_item's, forecast_is_of_the_panel, conflicted_forecast_nothing, forecast_comes_before_results, watchers_forecast_nothing,
-- forecast_comes_before_reveal, forecasts_are_a_percentage.
create function public.give_forecast(p_item bigint, p_percent integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  i public.review_items := private.open_item(p_item);
  v_version integer;
  v_revealed timestamptz;
begin
  -- the same lock that a ballot holds: no reveal in between
  select revealed_at into v_revealed from public.ballot_boxes where id = i.box_id and withdrawn_at is null for share;
  if private.runs_experiment(i.experiment_id) or not private.has_role('leader') or not exists (select from public.review_panel s
      where s.review_id = i.review_id and coalesce(s.delegate_id, s.person_id) = me) then
    perform private.refuse('forecast_is_of_the_panel', 403);
  elsif me in (select c.person_id from private.conflicted(i.experiment_id) c) then
    perform private.refuse('conflicted_forecast_nothing', 403);
  elsif exists (select from public.result_openings where item_id = p_item and person_id = me)
    or exists (select from public.result_looks l join public.experiments x on x.id = l.experiment_id and x.time_box = l.time_box
      where x.id = i.experiment_id and l.person_id = me) then
    perform private.refuse('forecast_comes_before_results');
  elsif exists (select from public.result_watchers where person_id = me) then
    perform private.refuse('watchers_forecast_nothing');
  elsif v_revealed is not null or exists (select from public.decisions d join public.experiments x on x.id = d.experiment_id
      where x.id = i.experiment_id and x.ended_as is not null) then
    perform private.refuse('forecast_comes_before_reveal');
  end if;
  insert into public.forecasts as mine (item_id, person_id, percent, given_at) values (p_item, me, p_percent, private.now())
  on conflict (item_id, person_id) do update set percent = excluded.percent, given_at = excluded.given_at, version = mine.version + 1
  returning version into v_version;
  -- that there is one, never what it says
  perform private.log('review.forecast_given', 'reviews', i.review_id::text, jsonb_build_object('item', p_item, 'version', v_version));
  return v_version;
end $$;

-- Shows one's forecast to the others, once the ballots are revealed, or hides it again. Refuses: no_such_forecast.
create function public.share_forecast(p_item bigint, p_is_shared boolean default true) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
begin
  update public.forecasts set shared_at = case when p_is_shared then private.now() end where item_id = p_item and person_id = me;
  if not found then
    perform private.refuse('no_such_forecast', 404);
  end if;
  perform private.log('review.forecast_shared', 'reviews', (select review_id::text from public.review_items where id = p_item),
    jsonb_build_object('is_shared', p_is_shared));
end $$;

-- Closes a review for good, and proposes the next one by its rhythm: same panel, chair and rules, with what was not voted
-- on first and what is due by then after it. Closing it again answers the same next one (null without a rhythm).
-- Refuses: leaders_only, no_such_review, chair_runs_the_review, review_has_open_ballots.
create function public.close_review(p_review bigint) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  r public.reviews;
  v_next bigint;
begin
  select * into r from public.reviews where id = p_review for update;
  if r.closed_at is not null then
    return (select id from public.reviews where follows_id = p_review);
  end if;
  perform private.review_to_run(p_review, me);
  -- a reveal that is on its way is waited for
  perform from public.ballot_boxes where id in (select box_id from public.review_items where review_id = p_review) order by id for share;
  if exists (select from public.review_items i join public.ballot_boxes b on b.id = i.box_id
      where i.review_id = p_review and b.revealed_at is null and b.withdrawn_at is null) then
    perform private.refuse('review_has_open_ballots');
  end if;
  update public.review_items set talk_ended_at = private.now() where review_id = p_review and talk_started_at is not null and talk_ended_at is null;
  update public.reviews set closed_at = private.now(), closed_by = me where id = p_review;
  if r.rhythm_days is not null then
    v_next := private.propose_next(p_review);
  end if;
  perform private.log('review.closed', 'reviews', p_review::text, jsonb_build_object('next', v_next));
  return v_next;
end $$;

grant execute on function public.save_review(jsonb, bigint, uuid), public.fill_agenda(bigint), public.add_to_agenda(bigint, bigint),
  public.remove_from_agenda(bigint), public.arrange_item(bigint, integer, integer), public.time_item(bigint, boolean),
  public.attend_review(bigint, uuid, boolean), public.delegate_ballots(bigint, uuid), public.declare_conflict(bigint, text, boolean),
  public.open_item_ballot(bigint), public.open_results(bigint), public.give_forecast(bigint, integer),
  public.share_forecast(bigint, boolean), public.close_review(bigint) to authenticated;
