-- Crovver's kit for Java, version 1 of its tables, for H2 2.

-- Which actions run and which are done. Times are milliseconds since 1970, by the database's clock; "expires" counts hours.
CREATE TABLE IF NOT EXISTS crovver_action (
  action BINARY(32) PRIMARY KEY,
  fingerprint BINARY(32) NOT NULL,
  nonce BIGINT NOT NULL,
  state CHAR(1) NOT NULL,
  version BIGINT NOT NULL,
  lease_end BIGINT NOT NULL,
  round INT NOT NULL,
  runs INT NOT NULL,
  charged VARCHAR NOT NULL,
  charge_lost BOOLEAN NOT NULL,
  balance_before BIGINT,
  answer VARBINARY(1000000),
  expires INT NOT NULL
);

CREATE INDEX IF NOT EXISTS crovver_action_expires ON crovver_action (expires);

CREATE SEQUENCE IF NOT EXISTS crovver_place;

-- What is owed until it has been charged: live (L), or dead (D) once Crovver has refused it for good. Never deleted by time.
CREATE TABLE IF NOT EXISTS crovver_debt (
  debt_key VARCHAR(64) PRIMARY KEY,
  place BIGINT DEFAULT NEXT VALUE FOR crovver_place NOT NULL,
  tenant VARCHAR NOT NULL,
  pool VARCHAR NOT NULL,
  amount BIGINT NOT NULL,
  operation VARCHAR NOT NULL,
  since BIGINT NOT NULL,
  state CHAR(1) DEFAULT 'L' NOT NULL,
  round INT DEFAULT 0 NOT NULL,
  attempts INT DEFAULT 0 NOT NULL,
  lease BIGINT,
  due BIGINT DEFAULT 0 NOT NULL,
  due_set BIGINT DEFAULT 0 NOT NULL,
  reason VARCHAR,
  buried BIGINT,
  balance_before BIGINT
);

CREATE INDEX IF NOT EXISTS crovver_debt_place ON crovver_debt (state, place);

CREATE INDEX IF NOT EXISTS crovver_debt_tenant ON crovver_debt (state, tenant, place);

CREATE INDEX IF NOT EXISTS crovver_debt_lease ON crovver_debt (lease);

CREATE TABLE IF NOT EXISTS crovver_schema (version INT PRIMARY KEY);

INSERT INTO crovver_schema (version) VALUES (1);
