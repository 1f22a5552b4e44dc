-- experiments, found again: tags for channel, lever and audience, words, and what a page shows in its margin.

create type public.tag_kind as enum ('channel', 'lever', 'audience');

-- The words that were used so far, so that the next one who tags is offered them.
create table public.tags (
  id bigint generated always as identity primary key,
  kind public.tag_kind not null,
  name text not null,
  unique (kind, name),
  constraint tags_are_short check (length(name) between 1 and 40)
);
create index tags_by_name on public.tags (name);
alter table public.tags enable row level security;

create table public.experiment_tags (
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  tag_id bigint not null references public.tags (id) on delete restrict,
  primary key (experiment_id, tag_id)
);
create index experiment_tags_by_tag on public.experiment_tags (tag_id, experiment_id);
alter table public.experiment_tags enable row level security;

create policy tags_are_seen_by_members on public.tags for select to authenticated using ((select private.is_member()));
create policy experiment_tags_are_seen_by_members on public.experiment_tags for select to authenticated using ((select private.is_member()));
grant select on public.tags, public.experiment_tags to authenticated;

-- Says what an experiment is found by: {channel: [...], lever: [...], audience: [...]}. Not part of what is promised, so
-- it may change at any time. Refuses: too_many_tags and own_experiment's.
create function public.tag_experiment(p_experiment bigint, p_tags jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
  v_kind public.tag_kind;
  v_names text[];
  v_ids bigint[] := '{}';
begin
  -- in the order of the kinds and names, so that two who tag wait for each other and never cross
  foreach v_kind in array enum_range(null::public.tag_kind) loop
    v_names := private.tidy_tags(array(select jsonb_array_elements_text(coalesce(p_tags -> v_kind::text, '[]'))));
    if cardinality(v_names) > 5 then
      perform private.refuse('too_many_tags', 400);
    end if;
    insert into public.tags (kind, name) select v_kind, n from unnest(v_names) n order by n on conflict (kind, name) do nothing;
    v_ids := v_ids || array(select id from public.tags where kind = v_kind and name = any (v_names));
  end loop;
  if v_ids <@ array(select tag_id from public.experiment_tags where experiment_id = x.id)
    and cardinality(v_ids) = (select count(*) from public.experiment_tags where experiment_id = x.id) then
    return;
  end if;
  delete from public.experiment_tags where experiment_id = x.id and tag_id <> all (v_ids);
  insert into public.experiment_tags (experiment_id, tag_id) select x.id, id from unnest(v_ids) id on conflict do nothing;
  perform private.log('experiment.tagged', 'experiments', x.id::text,
    (select coalesce(jsonb_object_agg(kind, names), '{}') from (select kind, jsonb_agg(name order by name) as names
      from public.tags where id = any (v_ids) group by kind) said));
end $$;

-- The list with the tags of each, and narrowed to one of them.
create view public.listed_experiments with (security_invoker = true) as
select l.*, (select jsonb_agg(jsonb_build_object('kind', t.kind, 'name', t.name) order by t.kind, t.name)
  from public.experiment_tags e join public.tags t on t.id = e.tag_id where e.experiment_id = l.id) as tags
from public.experiment_list l;
grant select on public.listed_experiments to authenticated;
create view public.tagged_experiments with (security_invoker = true) as
select l.*, t.kind as tag_kind, t.name as tag
from public.listed_experiments l
  join public.experiment_tags e on e.experiment_id = l.id
  join public.tags t on t.id = e.tag_id;
grant select on public.tagged_experiments to authenticated;

-- What stands in the margin of an experiment's page: its tags, the newest of its notebook, and what is marked on its
-- charts: incidents and observations that were not struck.
create function public.read_margin(p_experiment bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return jsonb_build_object(
    'tags', (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'name', t.name) order by t.kind, t.name), '[]')
      from public.experiment_tags e join public.tags t on t.id = e.tag_id where e.experiment_id = p_experiment),
    'entries', (select count(*) from public.notebook_entries e where e.experiment_id = p_experiment
      and not exists (select from public.notebook_entries later where later.replaces_id = e.id)),
    'newest', public.read_notebook(p_experiment, p_limit => 3) -> 'entries',
    'marks', (select coalesce(jsonb_agg(jsonb_build_object('day', m.day, 'kind', m.kind, 'body', left(m.body, 200)) order by m.day, m.id), '[]')
      from (select e.id, e.day, e.kind, e.body from public.notebook_entries e
        where e.experiment_id = p_experiment and e.kind <> 'note'
          and not exists (select from public.notebook_entries later where later.replaces_id = e.id)
          and not exists (select from public.strikes s where s.entry_id = e.id)
        order by e.day desc, e.id desc limit 40) m));
end $$;

-- Words of a plan, for finding what was tested before: full text, and likeness for typing errors.
alter table public.experiments add column search tsvector generated always as (
  setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', change), 'B')
  || setweight(to_tsvector('english', insight || ' ' || audience || ' ' || expected_outcome), 'C')) stored;
create index experiments_by_search on public.experiments using gin (search);
create index experiments_by_likeness on public.experiments using gin (title extensions.gin_trgm_ops);

grant execute on function public.write_entry(bigint, jsonb, uuid), public.strike_entry(bigint, text),
  public.read_notebook(bigint, public.entry_kind, bigint, integer), public.read_picture(bigint, bigint, text),
  public.tag_experiment(bigint, jsonb), public.read_margin(bigint) to authenticated;
