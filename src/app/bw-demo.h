/* bw-demo.h: a backend of its own, with the sample city and a simulated campaign
 *
 *   STARTING ──listening──► tokens ──`ready`──► LOADING ──backlog in──► RUNNING
 *       └──────────────────────── anything fails ────────────────────────► FAILED
 *
 * Everything stands in a folder of its own (0700) and is gone with it; the
 * programs end when this one does, however it ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BW_DEMO_STATE_STARTING,
  BW_DEMO_STATE_LOADING,
  BW_DEMO_STATE_RUNNING,
  BW_DEMO_STATE_FAILED,
} BwDemoState;

#define BW_TYPE_DEMO_STATE (bw_demo_state_get_type ())
#define BW_TYPE_DEMO       (bw_demo_get_type ())

GType         bw_demo_state_get_type     (void);

/* Property `state` (BwDemoState), with notify. */
G_DECLARE_FINAL_TYPE (BwDemo, bw_demo, BW, DEMO, GObject)

/* @speed: seconds of the campaign per second. */
BwDemo       *bw_demo_new                (double   speed);
void          bw_demo_start              (BwDemo  *self);

/* Ends its programs and removes its folder; the end of the object does so too. */
void          bw_demo_stop               (BwDemo  *self);
BwDemoState   bw_demo_get_state          (BwDemo  *self);

/* (nullable): from LOADING on. */
const char   *bw_demo_get_url            (BwDemo  *self);
const char   *bw_demo_get_token_file     (BwDemo  *self);

/* (nullable): in FAILED. */
const GError *bw_demo_get_error          (BwDemo  *self);

G_END_DECLS
