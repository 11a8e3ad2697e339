/* bw-application-private.h: what the files of the application share
 *
 * bw-application.c holds the type and its commands; -source.c finds out what to
 * show and fetches it; -wall.c opens the walls; -picture.c draws and ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-application.h"
#include "bw-credentials.h"
#include "bw-demo.h"

G_BEGIN_DECLS

struct _BwApplication
{
  AdwApplication parent_instance;

  BwOptions       *options;       /* (owned) */
  GSettings       *settings;      /* (owned) */
  BwCredentials   *credentials;   /* (owned) */
  GCancellable    *cancellable;   /* (owned) */
  char            *failure;       /* (owned) (nullable) */

  BwClientSession *session;       /* (owned) (nullable) */
  BwDesk          *desk;          /* (owned) (nullable): of the window */
  BwDesk          *wall_desk;     /* (owned) (nullable) */
  BwDemo          *demo;          /* (owned) (nullable) */
  BwWindow        *window;        /* (nullable): while it is there */
  GPtrArray       *walls;         /* (owned) (element-type GtkWidget): while they are there */
  GHashTable      *rotations;     /* (owned): connector → BwWallRotation, of monitors that went */

  /* Entered by a person, kept once the backend has accepted it. */
  char            *entered_url;   /* (owned) (nullable) */
  char            *entered_token; /* (owned) (nullable) */

  guint            await_source;
  guint            monitors_source;
  guint            picture_source;
  guint            n_polls;
  guint            n_settled;
  guint            signal_sources[2];
};

/* Ends the program; @reason is told and the status is 1. */
void     bw_application_fail            (BwApplication *self,
                                         const char    *reason);

/* A session, a desk and a window (or walls), in place of those that are there. */
void     bw_application_open            (BwApplication *self,
                                         const char    *cache_dir);
void     bw_application_start_source    (BwApplication *self);
void     bw_application_start_demo      (BwApplication *self);

/* Looks for the token that is kept, and shows what was shown last meanwhile. */
void     bw_application_start_kept      (BwApplication *self);

/* What is still being read for the source before must not come after the new one. */
void     bw_application_stop_loading    (BwApplication *self);

void     bw_application_open_walls      (BwApplication *self);
void     bw_application_close_walls     (BwApplication *self);
void     bw_application_dismiss_walls   (BwApplication *self);
gboolean bw_application_is_wall_settled (BwApplication *self);

/* Draws what is shown once it is settled, then ends. */
void     bw_application_start_picture   (BwApplication *self);

G_END_DECLS
