/* bw-ctl-token.c: the verb token
 *
 * Works on the store, also while a backend runs on it: that one notices. The
 * secret is printed once and kept nowhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-token.h"

#include "bw-ctl-options.h"
#include "bw-ctl.h"
#include "bw-store-access.h"
#include "bw-store.h"
#include "bw-time.h"

#include <string.h>

#define MAX_NAME 200
#define ROLES    "viewer, reporter, official, staff, commander or admin"

typedef struct
{
  char  *url;
  char  *role_name;
  char  *area;
  char  *name;
  char  *expires_text;
  BwRole role;
  gint64 expires;      /* 0: never */
} Options;

/* Whether a place is in the store. */
typedef struct
{
  const char *code;
  gboolean    is_there;
} Search;

static void
clear_options (Options *options)
{
  g_free (options->url);
  g_free (options->role_name);
  g_free (options->area);
  g_free (options->name);
  g_free (options->expires_text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
check_options (Options  *options,
               GError  **error)
{
  if (!bw_ctl_options_need ("store", options->url, error)
      || !bw_ctl_options_need ("role", options->role_name, error)
      || !bw_ctl_options_need ("area", options->area, error))
    return FALSE;

  if (!bw_role_from_string (options->role_name, &options->role))
    return bw_ctl_options_refuse (error, "--role must be " ROLES);
  if (options->name != NULL && (strlen (options->name) > MAX_NAME || !g_utf8_validate (options->name, -1, NULL)))
    return bw_ctl_options_refuse (error, "--name must be UTF-8 and have at most 200 bytes");
  if (!bw_ctl_options_read_time ("expires", options->expires_text, &options->expires, error))
    return FALSE;
  if (options->expires_text != NULL && options->expires <= g_get_real_time ())
    return bw_ctl_options_refuse (error, "--expires is over already");

  return TRUE;
}

static gboolean
parse_create (Options   *options,
              int        argc,
              char     **argv,
              GError   **error)
{
  const GOptionEntry entries[] =
  {
    { "store", 0, 0, G_OPTION_ARG_STRING, &options->url, "Store", "URL" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options->role_name, ROLES, "ROLE" },
    { "area", 0, 0, G_OPTION_ARG_STRING, &options->area, "What it is good for, with all below", "CODE" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options->name, "What it is for, for the list", "TEXT" },
    { "expires", 0, 0, G_OPTION_ARG_STRING, &options->expires_text, "When it ends (never)", "TIME" },
    { NULL },
  };

  return bw_ctl_options_parse (entries, "token create --store=URL --role=ROLE --area=CODE", 0, &argc, &argv, error)
         && check_options (options, error);
}

static void
on_store_document_cb (BwDocumentType  type,
                      const char     *id,
                      guint64         seq,
                      gboolean        gone,
                      const char     *place,
                      const char     *json,
                      gpointer        data)
{
  Search *search = data;

  search->is_there |= g_str_equal (id, search->code);
}

static gboolean
check_area (BwStore     *store,
            const char  *code,
            GError     **error)
{
  Search search = { .code = code };

  if (!bw_store_scan_documents (store, BW_DOCUMENT_TYPE_AREA, 0, 0, FALSE, on_store_document_cb, &search, error)
      || !bw_store_scan_documents (store, BW_DOCUMENT_TYPE_SITE, 0, 0, FALSE, on_store_document_cb, &search, error))
    return FALSE;

  if (!search.is_there)
    g_set_error (error, BW_STORE_ERROR, BW_STORE_ERROR_NOT_FOUND, "no area of the store has the code “%s”", code);
  return search.is_there;
}

static gboolean
put (BwStore        *store,
     const BwToken  *token,
     GError        **error)
{
  g_autofree char *detail = g_strdup_printf ("%s for %s", bw_role_to_string (token->role), token->area);
  g_autoptr (BwAudit) row = bw_audit_new (token->created, NULL, NULL, "token create", token->id, 0, detail);

  if (!bw_store_begin (store, error))
    return FALSE;
  if (bw_store_access_put_token (store, token, error) && bw_store_access_append_audit (store, row, error))
    return bw_store_commit (store, error);

  bw_store_roll_back (store);
  return FALSE;
}

static gboolean
create_token (int       argc,
              char    **argv,
              GError  **error)
{
  g_auto (Options) options = { .url = NULL };
  g_autofree char *secret = NULL;
  g_autoptr (BwStore) store = NULL;
  g_autoptr (BwToken) token = NULL;

  if (!parse_create (&options, argc, argv, error))
    return FALSE;

  store = bw_store_open (options.url, bw_measure_catalogue_get_default (), FALSE, error);
  if (store == NULL || !check_area (store, options.area, error))
    return FALSE;

  token = bw_token_make (options.role, options.area, options.name, g_get_real_time (), options.expires, &secret);
  if (!put (store, token, error))
    return FALSE;

  g_print ("%s\n", secret);
  return TRUE;
}

static char *
format_end (const BwToken *token,
            GTimeZone     *zone)
{
  g_autofree char *time = NULL;

  if (token->revoked != 0)
    {
      time = bw_time_format (token->revoked / BW_TIME_SECOND * BW_TIME_SECOND, zone);
      return g_strconcat ("revoked ", time, NULL);
    }

  if (token->expires == 0)
    return g_strdup ("good until revoked");

  time = bw_time_format (token->expires, zone);
  return g_strconcat (bw_token_is_good (token, g_get_real_time ()) ? "good until " : "over since ", time, NULL);
}

static void
print_token (const BwToken *token,
             GTimeZone     *zone)
{
  g_autofree char *created = bw_time_format (token->created / BW_TIME_SECOND * BW_TIME_SECOND, zone);
  g_autofree char *end = format_end (token, zone);

  g_print ("%s  %-9s  %-12s  %s  %s%s%s\n", token->id, bw_role_to_string (token->role), token->area, created, end,
           *token->name != '\0' ? "  " : "", token->name);
}

static BwStore *
open_named (const char   *usage,
            int           n_names,
            int          *argc,
            char       ***argv,
            GError      **error)
{
  g_autofree char *url = NULL;
  const GOptionEntry entries[] =
  {
    { "store", 0, 0, G_OPTION_ARG_STRING, &url, "Store", "URL" },
    { NULL },
  };

  if (!bw_ctl_options_parse (entries, usage, n_names, argc, argv, error)
      || !bw_ctl_options_need ("store", url, error))
    return NULL;

  return bw_store_open (url, bw_measure_catalogue_get_default (), FALSE, error);
}

static gboolean
list_tokens (int       argc,
             char    **argv,
             GError  **error)
{
  g_autoptr (BwStore) store = open_named ("token list --store=URL", 0, &argc, &argv, error);
  g_autoptr (GPtrArray) tokens = store != NULL ? bw_store_access_list_tokens (store, error) : NULL;
  g_autoptr (GTimeZone) zone = NULL;

  if (tokens == NULL)
    return FALSE;

  if (bw_store_get_time_zone (store) != NULL)
    zone = g_time_zone_new_identifier (bw_store_get_time_zone (store));
  if (zone == NULL)
    zone = g_time_zone_new_utc ();

  for (guint i = 0; i < tokens->len; i++)
    print_token (g_ptr_array_index (tokens, i), zone);

  return TRUE;
}

static gboolean
revoke_token (int       argc,
              char    **argv,
              GError  **error)
{
  g_autoptr (BwStore) store = open_named ("token revoke --store=URL ID", 1, &argc, &argv, error);
  gint64 now = g_get_real_time ();
  g_autoptr (BwAudit) row = NULL;

  if (store == NULL || !bw_store_begin (store, error))
    return FALSE;

  row = bw_audit_new (now, NULL, NULL, "token revoke", argv[1], 0, NULL);
  if (bw_store_access_revoke_token (store, argv[1], now, error) && bw_store_access_append_audit (store, row, error))
    return bw_store_commit (store, error);

  bw_store_roll_back (store);
  return FALSE;
}

/**
 * bw_ctl_token:
 * @argc: number of arguments
 * @argv: arguments, the verb first
 *
 * `create` prints the token alone on one line, `list` all but their secrets,
 * `revoke` makes one worthless at once.
 *
 * Returns: 0 if it was done, 1 if not, 2 on wrong usage
 */
int
bw_ctl_token (int    argc,
              char **argv)
{
  static const struct
  {
    const char *name;
    gboolean  (*run) (int argc, char **argv, GError **error);
  } verbs[] =
  {
    { "create", create_token },
    { "list", list_tokens },
    { "revoke", revoke_token },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_equal (argv[1], verbs[i].name))
        return verbs[i].run (argc - 1, argv + 1, &error) ? BW_EXIT_DONE : bw_ctl_options_fail ("token", error);
    }

  g_printerr ("bulwarkctl token: say create, list or revoke\n");
  return BW_EXIT_USAGE;
}
