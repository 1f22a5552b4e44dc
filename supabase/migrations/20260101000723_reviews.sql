-- reviews, what delegating while a ballot is open, the undoing of a withdrawal and the rhythm ask of them.

-- The review that a box was opened in, locked; none for a box without. Refuses: open_review's.
create function private.review_of_box(p_box bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_review bigint;
begin
  select review_id into v_review from public.review_items where box_id = p_box;
  if found then
    perform private.open_review(v_review);
  end if;
end $$;

-- Seats the panel of a withdrawn box in the one that takes its place: the same people for the same functions. Delegations
-- and conflicts are those that stand now: what somebody declared or took back in between is not undone with it.
-- Refuses: item_was_voted_on, ballot_belongs_to_its_review, panel_needs_both_functions, panel_is_three_to_fifty.
create function private.seat_again(p_withdrawn bigint, p_box bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  i public.review_items;
  v_seated integer;
  v_sides integer;
begin
  update public.review_items set box_id = p_box where box_id = p_withdrawn returning * into i;
  if i.id is null then
    perform private.refuse('item_was_voted_on');
  elsif private.awaited_by_review(i.experiment_id) is not null then
    -- somebody planned it elsewhere meanwhile
    perform private.refuse('ballot_belongs_to_its_review');
  end if;
  insert into public.ballot_seats (box_id, person_id, function, delegate_id, conflict, is_recused)
  select p_box, s.person_id, s.function, case when g.role = 'leader' and g.left_at is null
      and g.id not in (select o.person_id from private.conflicted(i.experiment_id) o) then g.id end,
    coalesce(c.note, ''), c.person_id is not null
  from public.ballot_seats s left join private.conflicted(i.experiment_id) c on c.person_id = s.person_id
    left join public.review_panel r on r.review_id = i.review_id and r.person_id = s.person_id
    left join public.people g on g.id = r.delegate_id
  where s.box_id = p_withdrawn and s.on_panel;
  perform private.seat_conflicted(b) from public.ballot_boxes b where b.id = p_box;
  select count(*), count(distinct s.function) filter (where s.function in ('marketing', 'it')) into v_seated, v_sides
  from public.ballot_seats s where s.box_id = p_box and private.seat_counts(s);
  if v_sides < 2 then
    perform private.refuse('panel_needs_both_functions');
  elsif v_seated < 3 then
    perform private.refuse('panel_is_three_to_fifty');
  end if;
end $$;

-- Puts a delegate, or nobody, on one's seat in every open ballot of a review that one's ballot is not in. A delegate stands for one there
-- too, and not for anybody with a conflict of their own.
create function private.hand_on_open_ballots(p_review bigint, p_person uuid, p_delegate uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  -- one after the other with a ballot that is being cast: it is in, or its voter is too late
  perform from public.ballot_boxes b join public.review_items i on i.box_id = b.id where i.review_id = p_review order by b.id for update of b;
  update public.ballot_seats s set delegate_id = p_delegate
  from public.review_items i join public.ballot_boxes b on b.id = i.box_id
  where i.review_id = p_review and b.id = s.box_id and b.revealed_at is null and b.withdrawn_at is null and private.now() < b.closes_at
    and s.person_id = p_person and not s.is_recused and s.delegate_id is distinct from p_delegate
    and not exists (select from public.ballots v where v.box_id = s.box_id and v.voter_id = p_person)
    and (p_delegate is null or not exists (select from public.ballot_seats o where o.box_id = s.box_id
        and (o.delegate_id = p_delegate or (o.person_id = p_delegate and (o.is_recused or o.delegate_id is not null))))
      and p_delegate not in (select c.person_id from private.conflicted(i.experiment_id) c));
end $$;

-- The next one by the rhythm of a review, with what it left and what is due by then.
create function private.propose_next(p_review bigint) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  r public.reviews;
  v_next bigint;
begin
  select * into r from public.reviews where id = p_review;
  insert into public.reviews (title, starts_at, time_zone, rhythm_days, rule, quorum_percent, ballot_hours, minutes, reading_days, place,
    chair_id, planned_by, follows_id, is_proposed)
  -- the same hour on the clocks of the zone, and never in the past
  select r.title, ((r.starts_at at time zone r.time_zone) + make_interval(days => r.rhythm_days
      * greatest(1, ceil((extract(epoch from private.now() - r.starts_at) / 86400 + 1) / r.rhythm_days)::integer))) at time zone r.time_zone,
    r.time_zone, r.rhythm_days, r.rule, r.quorum_percent, r.ballot_hours, r.minutes, r.reading_days, r.place, r.chair_id, r.planned_by, r.id, true
  returning id into v_next;
  insert into public.review_panel (review_id, person_id)
  select v_next, s.person_id from public.review_panel s where s.review_id = p_review and private.leads(s.person_id);
  insert into public.review_items (review_id, experiment_id, position, minutes)
  select v_next, i.experiment_id, row_number() over (order by i.position, i.id), i.minutes
  from public.review_items i join public.experiments x on x.id = i.experiment_id
  where i.review_id = p_review and x.ended_as is null and not exists (
    select from public.ballot_boxes b where b.id = i.box_id and b.withdrawn_at is null);
  perform private.fill_agenda(v_next);
  return v_next;
end $$;
