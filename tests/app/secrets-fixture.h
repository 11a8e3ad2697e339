/* secrets-fixture.h: a keyring that a test plays
 *
 * The part of org.freedesktop.secrets that a client of one collection sees, on the
 * session bus, in plain text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SECRETS_OPEN,
  SECRETS_YIELDING,   /* locked; the person types the password */
  SECRETS_DISMISSED,  /* locked; the person closes the dialog */
  SECRETS_SILENT,     /* locked; nobody is there */
  SECRETS_FAILING,
} SecretsMood;

typedef struct _SecretsFixture SecretsFixture;

/* On the bus of DBUS_SESSION_BUS_ADDRESS, by the name of SECRET_SERVICE_BUS_NAME. */
SecretsFixture *secrets_fixture_new           (SecretsMood      mood);
void            secrets_fixture_free          (SecretsFixture  *self);
void            secrets_fixture_set_mood      (SecretsFixture  *self,
                                               SecretsMood      mood);

/* As if it had been kept before. */
void            secrets_fixture_add           (SecretsFixture  *self,
                                               const char      *server,
                                               const char      *token);

/* (transfer full) (nullable): what is kept for @server */
char           *secrets_fixture_dup_token     (SecretsFixture  *self,
                                               const char      *server);

/* (transfer full) (nullable): all that a person or a program can see of it without
 * the secret */
char           *secrets_fixture_dup_outside   (SecretsFixture  *self,
                                               const char      *server);
guint           secrets_fixture_get_n_items   (SecretsFixture  *self);

/* How often a person was asked, and how often it was taken back. */
guint           secrets_fixture_get_n_asked   (SecretsFixture  *self);
guint           secrets_fixture_get_n_revoked (SecretsFixture  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SecretsFixture, secrets_fixture_free)

G_END_DECLS
