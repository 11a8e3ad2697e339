/* bw-x.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>

struct _BwX
{
  int a;
};

typedef enum
{
  PROP_A = 1,
} BwXProperty;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void bw_x_iface_init (void);

G_DEFINE_FINAL_TYPE (BwX, bw_x, G_TYPE_OBJECT)

static const char *const words[] = { "a" };

static int
helper (void)
{
  return words[0][0];
}

static void
on_x_pressed_cb (void)
{
  helper ();
}

/* It uses a callback: it stands below. */
static int
start (void)
{
  return use (on_x_pressed_cb);
}

/* It stands above its first user. */
static int
continue_it (void)
{
  return 1;
}

static void
on_x_released_cb (void)
{
  continue_it ();
}

static void
bw_x_iface_init (void)
{
  start ();
}

static int
measure (void)
{
  return 1;
}

static void
bw_x_dispose (void)
{
  measure ();
}

static void
bw_x_class_init (void)
{
  use (bw_x_dispose, on_x_released_cb);
}

static void
open_settings (void)
{
}

static void
bw_x_init (void)
{
  open_settings ();
}

int
bw_x_get (void)
{
  return 1;
}
