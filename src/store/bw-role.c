/* bw-role.c: what a kind of person may do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-role.h"

G_DEFINE_ENUM_TYPE (BwRole, bw_role,
                    G_DEFINE_ENUM_VALUE (BW_ROLE_VIEWER, "viewer"),
                    G_DEFINE_ENUM_VALUE (BW_ROLE_REPORTER, "reporter"),
                    G_DEFINE_ENUM_VALUE (BW_ROLE_OFFICIAL, "official"),
                    G_DEFINE_ENUM_VALUE (BW_ROLE_STAFF, "staff"),
                    G_DEFINE_ENUM_VALUE (BW_ROLE_COMMANDER, "commander"),
                    G_DEFINE_ENUM_VALUE (BW_ROLE_ADMIN, "admin"))

#define MAY(right) (1u << BW_RIGHT_##right)

/* Design §5. */
static const struct
{
  const char *name;
  guint       rights;
} roles[] =
{
  [BW_ROLE_VIEWER] = { "viewer", MAY (READ) },
  [BW_ROLE_REPORTER] = { "reporter", MAY (REPORT) },
  [BW_ROLE_OFFICIAL] = { "official", MAY (READ) | MAY (ASSIGN) },
  [BW_ROLE_STAFF] = { "staff", MAY (READ) | MAY (ASSIGN) | MAY (LEDGER) | MAY (REPORT) },
  [BW_ROLE_COMMANDER] = { "commander", MAY (READ) | MAY (ASSIGN) | MAY (LEDGER) | MAY (REPORT) | MAY (COMMAND) },
  [BW_ROLE_ADMIN] = { "admin", MAY (READ) | MAY (ADMINISTER) },
};

/**
 * bw_role_to_string:
 * @role: a role
 *
 * Returns: (transfer none): its name
 */
const char *
bw_role_to_string (BwRole role)
{
  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (roles), roles[0].name);

  return roles[role].name;
}

/**
 * bw_role_from_string:
 * @text: (nullable): a name
 * @role: (out): the role; untouched on failure
 *
 * Returns: whether @text names one
 */
gboolean
bw_role_from_string (const char *text,
                     BwRole     *role)
{
  g_return_val_if_fail (role != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (roles); i++)
    {
      if (g_str_equal (text, roles[i].name))
        {
          *role = (BwRole) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * bw_role_may:
 * @role: a role
 * @right: what is asked for
 *
 * Returns: whether the role has the right
 */
gboolean
bw_role_may (BwRole  role,
             BwRight right)
{
  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (roles), FALSE);

  return (roles[role].rights & (1u << right)) != 0;
}
