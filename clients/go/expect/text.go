// Package expect says what is wrong with what a page saw.
package expect

import "fmt"

// Text compares what the page saw, as text, with what it should see.
func Text(saw any, want string) error {
	if text := fmt.Sprint(saw); text != want {
		return fmt.Errorf("the page saw %s instead of %s", text, want)
	}
	return nil
}
