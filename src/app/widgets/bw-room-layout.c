/* bw-room-layout.c: what stands in a room takes what the room has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-room-layout.h"

struct _BwRoomLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (BwRoomLayout, bw_room_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Of its height it takes what there is: the children's is asked for when they get their places. */
static GtkSizeRequestMode
bw_room_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
bw_room_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least = 0;
      int wanted = 0;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

/* One that needs more than there is loses its end, not its order. */
static void
bw_room_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
      gtk_widget_allocate (child, width, MAX (height, least), baseline, NULL);
    }
}

static void
bw_room_layout_class_init (BwRoomLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = bw_room_layout_get_request_mode;
  manager_class->measure = bw_room_layout_measure;
  manager_class->allocate = bw_room_layout_allocate;
}

static void
bw_room_layout_init (BwRoomLayout *self)
{
}

/**
 * bw_room_layout_new:
 *
 * For a widget whose room is given by the window, and whose children fit into the least that
 * a window has. As high as they need to be they are only asked with the width they get.
 *
 * Returns: (transfer full): a layout
 */
GtkLayoutManager *
bw_room_layout_new (void)
{
  return g_object_new (BW_TYPE_ROOM_LAYOUT, NULL);
}
