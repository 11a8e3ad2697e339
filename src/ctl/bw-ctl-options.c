/* bw-ctl-options.c: the arguments of a verb, and how it tells of a failure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-options.h"

#include "bw-ctl.h"
#include "bw-store-url.h"
#include "bw-time.h"

#include <gio/gio.h>

/* A token is 43 characters; a file that is longer is another file. */
#define MAX_TOKEN 4096

/* Arguments can be read by every user of the machine. */
static gboolean
check_store (const GOptionEntry  *entries,
             GError             **error)
{
  for (; entries->long_name != NULL; entries++)
    {
      const char *url = g_str_equal (entries->long_name, "store") ? *(char **) entries->arg_data : NULL;

      if (url != NULL && bw_store_url_has_password (url))
        {
          g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                               "--store: a password must not be an argument; name a passfile or a service");
          return FALSE;
        }
    }

  return TRUE;
}

/* What may stand in a header. */
static gboolean
is_one_word (const char *token)
{
  while (g_ascii_isgraph (*token))
    token++;

  return *token == '\0';
}

/**
 * bw_ctl_options_parse:
 * @entries: the options
 * @usage: what --help shows after the name of the program
 * @n_names: how many arguments that are no options must be left
 * @argc: (inout): number of arguments
 * @argv: (inout): arguments, the verb first
 * @error: return location; `G_OPTION_ERROR`
 *
 * Returns: whether the arguments are in order
 */
gboolean
bw_ctl_options_parse (const GOptionEntry   *entries,
                      const char           *usage,
                      int                   n_names,
                      int                  *argc,
                      char               ***argv,
                      GError              **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error) || !check_store (entries, error))
    return FALSE;

  if (*argc - 1 == n_names)
    return TRUE;

  if (*argc - 1 > n_names)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, "“%s” is not expected", (*argv)[n_names + 1]);
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "something is missing: bulwarkctl %s", usage);
  return FALSE;
}

/**
 * bw_ctl_options_need:
 * @name: name of an option
 * @value: (nullable): what it was set to
 * @error: return location; `G_OPTION_ERROR`
 *
 * Returns: whether it was given
 */
gboolean
bw_ctl_options_need (const char  *name,
                     const char  *value,
                     GError     **error)
{
  if (value != NULL && *value != '\0')
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--%s is needed", name);
  return FALSE;
}

/**
 * bw_ctl_options_need_all:
 * @entries: the options, after they were parsed
 * @names: names of those that must be given, texts all of them
 * @error: return location; `G_OPTION_ERROR`
 *
 * Returns: whether all were given
 */
gboolean
bw_ctl_options_need_all (const GOptionEntry  *entries,
                         const char * const  *names,
                         GError             **error)
{
  for (; entries->long_name != NULL; entries++)
    {
      if (g_strv_contains (names, entries->long_name)
          && !bw_ctl_options_need (entries->long_name, *(char **) entries->arg_data, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * bw_ctl_options_refuse:
 * @error: return location; `G_OPTION_ERROR`
 * @reason: what is wrong with the options
 *
 * Returns: %FALSE
 */
gboolean
bw_ctl_options_refuse (GError     **error,
                       const char  *reason)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, reason);
  return FALSE;
}

/**
 * bw_ctl_options_read_time:
 * @name: name of an option
 * @text: (nullable): what it was set to
 * @time: (out): the time, microseconds; untouched without @text, and on failure
 * @error: return location; `G_OPTION_ERROR`
 *
 * Returns: whether @text is a time, if there is any
 */
gboolean
bw_ctl_options_read_time (const char  *name,
                          const char  *text,
                          gint64      *time,
                          GError     **error)
{
  if (text == NULL || bw_time_parse (text, time, NULL))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--%s=%s: must be a time with its offset, like 2030-01-31T18:00:00+08:00", name, text);
  return FALSE;
}

/**
 * bw_ctl_options_read_token:
 * @path: of a file with one token and nothing else
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the token
 */
char *
bw_ctl_options_read_token (const char  *path,
                           GError     **error)
{
  g_autofree char *token = NULL;
  gsize length;

  if (!g_file_get_contents (path, &token, &length, error))
    return NULL;

  g_strstrip (token);
  if (*token != '\0' && length <= MAX_TOKEN && is_one_word (token))
    return g_steal_pointer (&token);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s must hold one token and nothing else", path);
  return NULL;
}

/**
 * bw_ctl_options_fail:
 * @verb: name of the verb
 * @error: why it failed
 *
 * Returns: the exit code
 */
int
bw_ctl_options_fail (const char   *verb,
                     const GError *error)
{
  g_printerr ("bulwarkctl %s: %s\n", verb, error->message);
  return error->domain == G_OPTION_ERROR ? BW_EXIT_USAGE : BW_EXIT_FAILED;
}
