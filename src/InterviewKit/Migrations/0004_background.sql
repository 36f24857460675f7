-- What the background work stands on: who leads, and which events a projection could not take.

create table ik_leader (
    name       text        not null primary key,
    epoch      bigint      not null,
    renewed_at timestamptz not null
);
comment on table ik_leader is 'A lease for each kind of work that one node does: renewed by the leader, and given a new epoch by each takeover.';

create table if not exists public.mt_doc_deadletterevent (
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_deadletterevent_id primary key (id)
);
