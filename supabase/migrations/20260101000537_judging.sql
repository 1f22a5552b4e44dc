-- judging, what a new plan takes away: who gives something for a seat or a pair that went meanwhile, as with no connection or with the page
-- open, was planned for it once, so it is taken and brings the seat back. One look more than was set harms nothing, and work that was done
-- is not thrown away. Barred stays who declared a conflict, joined the team or dropped out, and what came after the close.

-- Nobody reads these: they say nothing that the judge did not see.
create table private.freed_seats (
  team_id bigint not null,
  event_id bigint not null,
  judge_id uuid not null,
  round integer not null,
  primary key (team_id, judge_id, round),
  foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  foreign key (event_id, judge_id) references public.judges (event_id, person_id) on delete cascade
);
create index freed_seats_by_team on private.freed_seats (team_id, event_id);
create index freed_seats_by_judge on private.freed_seats (event_id, judge_id);

-- With the ids they had: a pair that is dealt to the same judge again is the same one.
create table private.freed_pairs (
  id bigint primary key,
  event_id bigint not null,
  judge_id uuid not null,
  round integer not null,
  first_id bigint not null,
  second_id bigint not null,
  foreign key (event_id, judge_id) references public.judges (event_id, person_id) on delete cascade,
  foreign key (first_id, event_id) references public.teams (id, event_id) on delete cascade,
  foreign key (second_id, event_id) references public.teams (id, event_id) on delete cascade
);
create index freed_pairs_by_two on private.freed_pairs (judge_id, round, least(first_id, second_id), greatest(first_id, second_id));
create index freed_pairs_by_judge on private.freed_pairs (event_id, judge_id);
create index freed_pairs_by_first on private.freed_pairs (first_id, event_id);
create index freed_pairs_by_second on private.freed_pairs (second_id, event_id);

-- with an event that is taken away its teams and judges go too, and there is nothing to remember
create function private.remember_seats() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.freed_seats (team_id, event_id, judge_id, round)
  select g.team_id, g.event_id, g.judge_id, g.round from gone g
    join public.teams t on t.id = g.team_id join public.judges j on j.event_id = g.event_id and j.person_id = g.judge_id
  on conflict do nothing;
  return null;
end $$;
create trigger judging_seats_are_remembered after delete on public.judging_seats
  referencing old table as gone for each statement execute function private.remember_seats();

create function private.remember_pairs() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.freed_pairs (id, event_id, judge_id, round, first_id, second_id)
  select g.id, g.event_id, g.judge_id, g.round, g.first_id, g.second_id from gone g
    join public.teams a on a.id = g.first_id join public.teams b on b.id = g.second_id
    join public.judges j on j.event_id = g.event_id and j.person_id = g.judge_id
  on conflict do nothing;
  return null;
end $$;
create trigger judging_pairs_are_remembered after delete on public.judging_pairs
  referencing old table as gone for each statement execute function private.remember_pairs();

-- Gives a judge back a seat that a new plan took away. Twice at once it is given once. Refuses: judge_has_no_seat (it was never planned),
-- judged_by_another_method.
create function private.seat_again(p_team bigint, p_judge uuid, p_round integer) returns void
language plpgsql security definer set search_path = '' as $$
declare
  f private.freed_seats;
begin
  select * into f from private.freed_seats where team_id = p_team and judge_id = p_judge and round = p_round;
  if not found then
    perform private.refuse('judge_has_no_seat', 403);
  elsif (select method from private.judging_now(f.event_id)) <> 'rubric' then
    perform private.refuse('judged_by_another_method');
  end if;
  insert into public.judging_seats (team_id, event_id, judge_id, round) values (f.team_id, f.event_id, f.judge_id, f.round) on conflict do nothing;
end $$;

-- The same for a pair. Refuses: no_such_pair, judged_by_another_method.
create function private.deal_again(p_pair bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  f private.freed_pairs;
begin
  select * into f from private.freed_pairs where id = p_pair;
  if not found then
    perform private.refuse('no_such_pair', 404);
  elsif (select method from private.judging_now(f.event_id)) <> 'pairs' then
    perform private.refuse('judged_by_another_method');
  end if;
  insert into public.judging_pairs (id, event_id, judge_id, round, first_id, second_id) overriding system value
  values (f.id, f.event_id, f.judge_id, f.round, f.first_id, f.second_id) on conflict do nothing;
end $$;

-- A pair of a judge, whether it is dealt now or was.
create function private.pair_of(p_pair bigint, p_judge uuid) returns public.judging_pairs
language plpgsql stable security definer set search_path = '' as $$
declare
  p public.judging_pairs;
begin
  select * into p from public.judging_pairs where id = p_pair and judge_id = p_judge;
  if not found then
    select f.id, f.event_id, f.judge_id, f.round, f.first_id, f.second_id, private.now() into p
    from private.freed_pairs f where f.id = p_pair and f.judge_id = p_judge;
  end if;
  return p;
end $$;

-- Live: a judge's own pages hear that the own seats or pairs, a conflict, the rubric or the round changed, and nothing of what. Each judge
-- has a topic of his or her own, so that nobody learns from it when somebody else gave something.
create policy queues_are_followed_by_their_judge on realtime.messages for select to authenticated
  using ((select realtime.topic()) ~ '^queue-[0-9]{1,15}-[0-9a-f-]{36}$' and right((select realtime.topic()), 36) = (select auth.uid())::text
    and (select private.is_member()));

create function private.call_judge(p_event bigint, p_judge uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.send('{}'::jsonb, 'changed', 'queue-' || p_event || '-' || p_judge, true);
end $$;
create function private.call_judges(p_event bigint) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.call_judge(event_id, member_id) from public.judges where event_id = p_event and member_id is not null and withdrawn_at is null;
end $$;

-- of rows with a judge: each judge once, however many of them changed
create function private.call_their_judges() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.call_judge(j.event_id, j.member_id) from public.judges j
  where j.member_id is not null and (j.event_id, j.person_id) in (select c.event_id, c.judge_id from changed c);
  return null;
end $$;
create trigger judging_seats_are_heard after insert on public.judging_seats
  referencing new table as changed for each statement execute function private.call_their_judges();
create trigger freed_judging_seats_are_heard after delete on public.judging_seats
  referencing old table as changed for each statement execute function private.call_their_judges();
create trigger judging_pairs_are_heard after insert on public.judging_pairs
  referencing new table as changed for each statement execute function private.call_their_judges();
create trigger freed_judging_pairs_are_heard after delete on public.judging_pairs
  referencing old table as changed for each statement execute function private.call_their_judges();
create trigger judge_conflicts_are_heard after insert on public.judge_conflicts
  referencing new table as changed for each statement execute function private.call_their_judges();
create trigger judge_conflicts_taken_back_are_heard after delete on public.judge_conflicts
  referencing old table as changed for each statement execute function private.call_their_judges();

create function private.call_that_judge() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.call_judge(new.event_id, new.member_id);
  return null;
end $$;
create trigger judges_are_told after insert or update of withdrawn_at on public.judges
  for each row when (new.member_id is not null) execute function private.call_that_judge();

-- of what all judges go by
create function private.call_all_judges() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.call_judges(coalesce(new.event_id, old.event_id));
  return null;
end $$;
create function private.call_judges_of_rubrics() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.call_judges(event_id) from (select distinct event_id from changed) c;
  return null;
end $$;
create trigger rubrics_are_heard after insert on public.rubric_criteria
  referencing new table as changed for each statement execute function private.call_judges_of_rubrics();
create trigger emptied_rubrics_are_heard after delete on public.rubric_criteria
  referencing old table as changed for each statement execute function private.call_judges_of_rubrics();
create trigger judging_setups_are_heard after update on public.judging_setups for each row
  when ((old.method, old.most, old.comments_to_teams, old.opened_at) is distinct from (new.method, new.most, new.comments_to_teams, new.opened_at))
  execute function private.call_all_judges();
create trigger judging_rounds_are_heard after insert or update on public.judging_finals
  for each row execute function private.call_all_judges();

-- What a judge goes by, as a fingerprint: a guest's page, which no live connection reaches, asks whether it is still the same one.
create function private.queue_state(p_event bigint, p_judge uuid) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  return md5(jsonb_build_array(
    (select j.withdrawn_at is null from public.judges j where j.event_id = p_event and j.person_id = p_judge),
    (select jsonb_agg(jsonb_build_array(s.team_id, s.round) order by s.team_id, s.round) from public.judging_seats s
      where s.event_id = p_event and s.judge_id = p_judge),
    (select jsonb_agg(p.id order by p.id) from public.judging_pairs p where p.event_id = p_event and p.judge_id = p_judge),
    (select jsonb_agg(c.team_id order by c.team_id) from public.judge_conflicts c where c.event_id = p_event and c.judge_id = p_judge),
    (select jsonb_agg(to_jsonb(c) order by c.id) from public.rubric_criteria c where c.event_id = p_event),
    (select jsonb_build_array(s.method, s.most, s.comments_to_teams, s.opened_at) from public.judging_setups s where s.event_id = p_event),
    (select jsonb_build_array(f.closed_at, f.named_at, f.method) from public.judging_finals f where f.event_id = p_event))::text);
end $$;
