/* bw-server-options.c: what the daemon is told at its start
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-server-options.h"

#include "bw-http-peer.h"
#include "bw-store-url.h"
#include "bw-time.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <sys/stat.h>

#define MAX_SPEED 3600.0

typedef struct
{
  const char *group;
  const char *key;
  guint       initial;
  guint       minimum;
  guint       maximum;
  gboolean    is_live;  /* may change while the daemon runs */
} Setting;

static const Setting table[] =
{
  [BW_SETTING_CONNECTIONS] = { "limits", "connections", 3000, 8, 60000 },
  [BW_SETTING_CONNECTIONS_PER_ADDRESS] = { "limits", "connections-per-address", 3000, 1, 60000 },
  [BW_SETTING_IDLE_S] = { "limits", "idle-seconds", 30, 1, 3600 },
  [BW_SETTING_HEAD_S] = { "limits", "head-seconds", 40, 1, 7200, TRUE },
  [BW_SETTING_BODY_S] = { "limits", "body-seconds", 60, 1, 3600, TRUE },
  [BW_SETTING_BODY_BYTES] = { "limits", "body-bytes", 1024 * 1024, 1024, 8 * 1024 * 1024, TRUE },
  [BW_SETTING_REPORTS] = { "limits", "reports", 1000, 1, 10000, TRUE },
  [BW_SETTING_STREAMS] = { "limits", "streams", 2000, 1, 60000, TRUE },
  [BW_SETTING_COALESCE_MS] = { "feed", "coalesce-ms", 200, 10, 10000, TRUE },
  [BW_SETTING_HEARTBEAT_MS] = { "feed", "heartbeat-ms", 10000, 50, 60000 },
  [BW_SETTING_STALL_MS] = { "feed", "stall-ms", 20000, 100, 600000, TRUE },
  [BW_SETTING_SERIES_STEP_S] = { "series", "step-seconds", 900, 60, 86400 },
  [BW_SETTING_CHECKPOINT_S] = { "checkpoint", "seconds", 60, 1, 86400 },

  /* A start counts about so many reports a second anew. */
  [BW_SETTING_CHECKPOINT_CHANGES] = { "checkpoint", "changes", 500000, 100, 100000000 },
  [BW_SETTING_CLOCK_PATIENCE_S] = { "clock", "patience-seconds", 600, 1, 86400 },

  /* The alert that a wall is silent is raised after four minutes. */
  [BW_SETTING_WALL_PATIENCE_S] = { "walls", "patience-seconds", 300, 1, 86400, TRUE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (table) == BW_N_SETTINGS);

static gboolean
fail (GError     **error,
      const char  *what,
      const char  *value)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: “%s” cannot be used", what, value);
  return FALSE;
}

static gboolean
read_setting (BwServerOptions  *self,
              GKeyFile         *file,
              guint             index,
              GError          **error)
{
  const Setting *setting = &table[index];
  g_autofree char *text = g_key_file_get_string (file, setting->group, setting->key, NULL);
  guint64 value;

  if (text == NULL)
    return TRUE;

  if (!g_ascii_string_to_unsigned (g_strstrip (text), 10, setting->minimum, setting->maximum, &value, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "[%s] %s: must be a number from %u to %u, not “%s”",
                   setting->group, setting->key, setting->minimum, setting->maximum, text);
      return FALSE;
    }

  self->settings[index] = (guint) value;
  return TRUE;
}

static gboolean
is_known_key (const char *group,
              const char *key)
{
  static const char * const names[] = { "listen", "store", "city", "clock", "speed", "exercise", "peers", NULL };

  if (g_str_equal (group, "daemon"))
    return g_strv_contains (names, key);

  for (guint i = 0; i < BW_N_SETTINGS; i++)
    {
      if (g_str_equal (table[i].group, group) && g_str_equal (table[i].key, key))
        return TRUE;
    }

  return FALSE;
}

/* A word that was misspelt must not be silently without effect. */
static gboolean
check_keys (GKeyFile  *file,
            GError   **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);

      for (guint j = 0; keys != NULL && keys[j] != NULL; j++)
        {
          if (!is_known_key (groups[i], keys[j]))
            {
              g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "[%s] %s: nothing is called that", groups[i], keys[j]);
              return FALSE;
            }
        }
    }

  return TRUE;
}

/* Arguments can be read by every user of the machine. */
static gboolean
check_argument (const char  *store,
                GError     **error)
{
  if (store == NULL || !bw_store_url_has_password (store))
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       "--store: a password must not be an argument; write it into the file of --config,"
                       " or name a passfile or a service");
  return FALSE;
}

/* And so can such a file. */
static gboolean
check_secrecy (const char  *path,
               const char  *store,
               GError     **error)
{
  GStatBuf file;

  if (store == NULL || !bw_store_url_has_password (store)
      || (g_stat (path, &file) == 0 && (file.st_mode & S_IROTH) == 0))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--config: a password stands in “%s”, and every user may read it (chmod o-r)", path);
  return FALSE;
}

/* Texts are read as texts, so that one reader judges both sources. */
static gboolean
read_file (BwServerOptions  *self,
           const char       *path,
           char            **clock,
           char            **speed,
           GError          **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *peers = NULL;
  g_autofree char *store = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, error))
    {
      g_prefix_error (error, "--config: “%s”: ", path);
      return FALSE;
    }

  store = g_key_file_get_string (file, "daemon", "store", NULL);
  if (!check_keys (file, error) || !check_secrecy (path, store, error))
    return FALSE;

  if (self->listen == NULL)
    self->listen = g_key_file_get_string (file, "daemon", "listen", NULL);
  if (self->store == NULL)
    self->store = g_steal_pointer (&store);
  if (self->city == NULL)
    self->city = g_key_file_get_string (file, "daemon", "city", NULL);
  if (*clock == NULL)
    *clock = g_key_file_get_string (file, "daemon", "clock", NULL);
  if (*speed == NULL)
    *speed = g_key_file_get_string (file, "daemon", "speed", NULL);
  self->exercise |= g_key_file_get_boolean (file, "daemon", "exercise", NULL);

  for (guint i = 0; i < BW_N_SETTINGS; i++)
    {
      if (!read_setting (self, file, i, error))
        return FALSE;
    }

  peers = g_key_file_get_string (file, "daemon", "peers", NULL);
  if (peers != NULL)
    self->peers = bw_http_peer_parse (peers, error);
  return peers == NULL || self->peers != NULL;
}

static gboolean
read_clock (BwServerOptions  *self,
            const char       *clock,
            const char       *speed,
            GError          **error)
{
  char *end;

  if (clock != NULL && !bw_time_parse (clock, &self->clock, NULL))
    return fail (error, "--clock", clock);
  if (speed == NULL)
    return TRUE;

  self->speed = g_ascii_strtod (speed, &end);
  if (end == speed || *end != '\0' || !isfinite (self->speed) || self->speed < 0 || self->speed > MAX_SPEED)
    return fail (error, "--speed", speed);

  return TRUE;
}

static gboolean
check (BwServerOptions  *self,
       int               n_left,
       GError          **error)
{
  if (n_left > 1)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "there are words that mean nothing here");
      return FALSE;
    }

  if (self->show_version)
    return TRUE;

  if (self->listen == NULL || self->store == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--listen and --store are needed");
      return FALSE;
    }

  return TRUE;
}

static void
set_defaults (BwServerOptions *self)
{
  memset (self, 0, sizeof *self);
  self->speed = 1.0;
  for (guint i = 0; i < BW_N_SETTINGS; i++)
    self->settings[i] = table[i].initial;
}

/**
 * bw_server_options_parse:
 * @self: (out caller-allocates): the options
 * @argc: (inout): number of words
 * @argv: (inout): the words of the command line
 * @error: return location; `G_OPTION_ERROR` or `G_KEY_FILE_ERROR`: wrong usage
 *
 * Returns: whether they can be used
 */
gboolean
bw_server_options_parse (BwServerOptions   *self,
                         int               *argc,
                         char            ***argv,
                         GError           **error)
{
  g_autofree char *clock = NULL;
  g_autofree char *speed = NULL;
  const GOptionEntry entries[] =
  {
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &self->config, "Read options from a key file", "FILE" },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &self->listen, "127.0.0.1:PORT or unix:PATH", "ADDRESS" },
    { "store", 0, 0, G_OPTION_ARG_STRING, &self->store, "sqlite:PATH or postgresql://HOST/DATABASE", "URL" },
    { "city", 0, 0, G_OPTION_ARG_FILENAME, &self->city, "Load this city into an empty store", "DIR" },
    { "clock", 0, 0, G_OPTION_ARG_STRING, &clock, "Begin with this time", "TIME" },
    { "speed", 0, 0, G_OPTION_ARG_STRING, &speed, "Let the clock run N times as fast", "N" },
    { "exercise", 0, 0, G_OPTION_ARG_NONE, &self->exercise, "Mark every document as part of a drill", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->show_version, "Print the version", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("— backend of the Bulwark command desk");

  set_defaults (self);
  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error)
         && check_argument (self->store, error)
         && (self->config == NULL || read_file (self, self->config, &clock, &speed, error))
         && read_clock (self, clock, speed, error)
         && check (self, *argc, error);
}

/**
 * bw_server_options_reload:
 * @self: options that were parsed
 * @error: return location; `G_OPTION_ERROR`, `G_KEY_FILE_ERROR`, `G_FILE_ERROR`
 *
 * What cannot change while the daemon runs is told in the log, and stays.
 *
 * Returns: whether the key file was read; on an error nothing has changed
 */
gboolean
bw_server_options_reload (BwServerOptions  *self,
                          GError          **error)
{
  g_auto (BwServerOptions) fresh = { 0 };
  g_autofree char *clock = NULL;
  g_autofree char *speed = NULL;

  if (self->config == NULL)
    return TRUE;

  set_defaults (&fresh);
  if (!read_file (&fresh, self->config, &clock, &speed, error))
    return FALSE;

  for (guint i = 0; i < BW_N_SETTINGS; i++)
    {
      if (table[i].is_live)
        self->settings[i] = fresh.settings[i];
      else if (self->settings[i] != fresh.settings[i])
        g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                          "MESSAGE", "[%s] %s: counts from the next start", table[i].group, table[i].key);
    }

  g_clear_pointer (&self->peers, g_array_unref);
  self->peers = g_steal_pointer (&fresh.peers);
  return TRUE;
}

/**
 * bw_server_options_clear:
 * @self: options
 *
 * Frees what they hold.
 */
void
bw_server_options_clear (BwServerOptions *self)
{
  g_free (self->listen);
  g_free (self->store);
  g_free (self->city);
  g_free (self->config);
  g_clear_pointer (&self->peers, g_array_unref);
  memset (self, 0, sizeof *self);
}
