/* bw-server-options.h: what the daemon is told at its start
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers that the key file may set; bw-server-options.c has their names,
 * defaults and bounds. */
typedef enum
{
  BW_SETTING_CONNECTIONS,
  BW_SETTING_CONNECTIONS_PER_ADDRESS,
  BW_SETTING_IDLE_S,
  BW_SETTING_HEAD_S,
  BW_SETTING_BODY_S,
  BW_SETTING_BODY_BYTES,
  BW_SETTING_REPORTS,
  BW_SETTING_STREAMS,
  BW_SETTING_COALESCE_MS,
  BW_SETTING_HEARTBEAT_MS,
  BW_SETTING_STALL_MS,
  BW_SETTING_SERIES_STEP_S,
  BW_SETTING_CHECKPOINT_S,
  BW_SETTING_CHECKPOINT_CHANGES,
  BW_SETTING_CLOCK_PATIENCE_S,
  BW_SETTING_WALL_PATIENCE_S,
} BwSetting;
#define BW_N_SETTINGS 16

/**
 * BwServerOptions:
 * @listen: address
 * @store: URL of the store
 * @city: (nullable): directory to load into an empty store
 * @config: (nullable): the key file
 * @peers: (nullable) (element-type uid_t): who may connect to a Unix socket
 * @clock: time to begin with, 0: now
 * @speed: how fast the clock runs
 * @exercise: all of it is a drill
 * @show_version: only the version is wanted
 * @settings: by BwSetting
 */
typedef struct
{
  char     *listen;
  char     *store;
  char     *city;
  char     *config;
  GArray   *peers;
  gint64    clock;
  double    speed;
  gboolean  exercise;
  gboolean  show_version;
  guint     settings[BW_N_SETTINGS];
} BwServerOptions;

/* Sets the defaults, then reads the key file, then the command line. */
gboolean bw_server_options_parse  (BwServerOptions   *self,
                                   int               *argc,
                                   char            ***argv,
                                   GError           **error);

/* Reads the settings and the peers of the key file again. On an error nothing has
 * changed. */
gboolean bw_server_options_reload (BwServerOptions   *self,
                                   GError           **error);
void     bw_server_options_clear  (BwServerOptions   *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwServerOptions, bw_server_options_clear)

G_END_DECLS
